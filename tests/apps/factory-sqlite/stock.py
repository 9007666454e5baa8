from inventory import create_app, db

app = create_app()


@app.shell_context_processor
def context():
    return {"db": db}
