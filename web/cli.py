"""The `gon` command line: reads arguments, calls the registry, prints."""

import click


@click.group()
@click.version_option(package_name="gon")
def main() -> None:
    """Gọn: a registry that makes administrative procedures simpler."""
