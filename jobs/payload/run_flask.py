"""Flask's own command, which tells of an app that fails what led to that: `flask run` leaves it out from Flask 2.2 on."""

import sys
import traceback
from functools import partial

from click import ClickException
from flask import cli
from werkzeug import serving

from timed_app import TimedApp

# Where it reloads: once a second, as Werkzeug looks, an edit takes longer to be seen than the app to start anew.
# A look costs 0.6 ms for a hundred files.
serving.run_simple = partial(serving.run_simple, reloader_interval=0.25)

load_app = cli.ScriptInfo.load_app


def load_or_tell(self):
    try:
        app = load_app(self)
    except ClickException:
        # Flask's own sentence, such as that there is no app.
        raise
    except Exception:
        traceback.print_exc()
        sys.exit(1)
    # It is asked for more than once.
    if not isinstance(app.wsgi_app, TimedApp):
        app.wsgi_app = TimedApp(app.wsgi_app)
    return app


if __name__ == "__main__":
    # The reloader waits until what fails is mended.
    if "--no-reload" in sys.argv:
        cli.ScriptInfo.load_app = load_or_tell
    cli.main()
