import { findApp } from "../../../configs/image/find-app";

test.each([
  [["app.py"], undefined, "app"],
  [["app.py", "wsgi.py"], undefined, "wsgi"],
  [["app.py"], "FLASK_APP=shop", "shop"],
  [[], 'export FLASK_APP="shop:create_app()"\nFLASK_DEBUG=1', "shop:create_app()"],
  [[], "FLASK_APP=src/shop.py", "src.shop"],
  [["shop/__init__.py", "shop/app.py"], undefined, undefined],
])("of %j and .flaskenv %j Flask takes %j", (files, flaskenv, app) => {
  expect(findApp(files, flaskenv)).toBe(app);
});
