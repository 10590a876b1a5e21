#!/usr/bin/env python3
"""Another program beside the window, for a test: what it holds can be pasted or dragged over.

    stranger.py clip FILE         the clipboard holds the text of a file
    stranger.py drag text FILE    a window whose content is dragged as text; its title is "stranger"
    stranger.py drag uris FILE    the same with the addresses that a file lists, one a line

Prints "ready" when it is, and serves until it is ended. Needs python3-gi and gir1.2-gtk-3.0.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

# Beside the window, whose corner is that of the screen.
PLACE, SIZE = (1400, 1000), 120


def clip(text):
    """Holds the clipboard."""
    clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
    clipboard.set_text(text, -1)


def drag(kind, text):
    """Shows the window that is dragged from."""
    window = Gtk.Window(title="stranger", default_width=SIZE, default_height=SIZE)
    handle = Gtk.EventBox()
    handle.add(Gtk.Label(label="drag"))
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    if kind == "uris":
        handle.drag_source_add_uri_targets()
        handle.connect("drag-data-get", lambda _w, _c, data, *_: data.set_uris(text.split()))
    else:
        handle.drag_source_add_text_targets()
        handle.connect("drag-data-get", lambda _w, _c, data, *_: data.set_text(text, -1))
    handle.connect("drag-end", lambda *_: print("dropped", flush=True))
    window.add(handle)
    window.show_all()
    window.move(*PLACE)


def main():
    """Does what is asked."""
    with open(sys.argv[-1], encoding="utf-8") as file:
        text = file.read()
    clip(text) if sys.argv[1] == "clip" else drag(sys.argv[2], text)
    # The timer runs once: what it calls answers nothing.
    GLib.timeout_add(200, lambda: print("ready", flush=True))
    Gtk.main()


if __name__ == "__main__":
    main()
