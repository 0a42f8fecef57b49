"""The application: the console script `meet`, and the Flask application over a running house."""

import sys


def main() -> None:
    """Run the command line. Serving patches the standard library before anything else is loaded."""
    if "serve" in sys.argv[1:2]:
        from gevent import monkey

        monkey.patch_all()
    from meet.cli import run

    run()


if __name__ == "__main__":
    main()
