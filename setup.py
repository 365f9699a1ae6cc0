"""What pyproject.toml cannot say: theme/ goes into the package, for archives without a theme of their own."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTheme(build_py):
    """Copies theme/ to generator/theme/ in what is built; `generator/theme_folder.py` looks there."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for path in sorted(Path("theme").rglob("*")):
            if path.is_file():
                target = Path(self.build_lib, "generator", path)
                self.mkpath(str(target.parent))
                self.copy_file(str(path), str(target))


setup(cmdclass={"build_py": BuildWithTheme})
