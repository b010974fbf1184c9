"""Two sets of fonts for the browser, so that what a machine has installed decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

INSTALLED = Path("/usr/share/fonts")


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the generic names stand for, and the files of all there is."""

    serif: str
    sans: str
    mono: str
    files: tuple[str, ...]


NOTO = Fonts(
    serif="Noto Serif",
    sans="Noto Sans",
    mono="Noto Sans Mono",
    files=(
        *(f"NotoSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")),
        *(f"NotoSans-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")),
        *(f"NotoSansMono-{style}.ttf" for style in ("Regular", "Bold")),
        *(f"NotoSansArabic-{style}.ttf" for style in ("Regular", "Bold")),
        *(f"NotoNaskhArabic-{style}.ttf" for style in ("Regular", "Bold")),
    ),
)
"""High letters: what most desktops have. Chinese is in neither set, its fonts take 90 MB."""

DEJAVU = Fonts(
    serif="DejaVu Serif",
    sans="DejaVu Sans",
    mono="DejaVu Sans Mono",
    files=(
        *(f"DejaVuSerif{style}.ttf" for style in ("", "-Bold")),
        *(f"DejaVuSans{style}.ttf" for style in ("", "-Bold")),
        *(f"DejaVuSansMono{style}.ttf" for style in ("", "-Bold")),
    ),
)
"""Low and wide letters: what a small system has."""

# What names no family that is known is set without serifs, as everywhere.
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <match target="pattern">
    <test qual="all" name="family" compare="not_eq"><string>serif</string></test>
    <test qual="all" name="family" compare="not_eq"><string>monospace</string></test>
    <edit name="family" mode="append_last"><string>sans-serif</string></edit>
  </match>
{aliases}
</fontconfig>
"""
ALIAS = (
    '  <alias binding="same"><family>{}</family><prefer><family>{}</family></prefer></alias>'.format
)


def configured(fonts: Fonts, folder: Path) -> Path | None:
    """Write a configuration of fontconfig that knows these fonts alone; return its path.

    `folder` is a new one, for links to the fonts. None where one of them is not installed.
    """
    installed = {path.name: path for path in INSTALLED.rglob("*.ttf")}
    if not installed.keys() >= set(fonts.files):
        return None
    for name in fonts.files:
        (folder / name).symlink_to(installed[name])
    generic = {
        "serif": fonts.serif,
        "sans-serif": fonts.sans,
        "system-ui": fonts.sans,
        "monospace": fonts.mono,
    }
    aliases = "\n".join(ALIAS(name, family) for name, family in generic.items())
    file = folder / "fonts.conf"
    file.write_text(CONFIGURATION.format(folder=folder, aliases=aliases))
    return file
