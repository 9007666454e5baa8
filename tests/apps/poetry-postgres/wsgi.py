from bookings import create_app

application = create_app()
