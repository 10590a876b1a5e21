#!/usr/bin/env python3
"""Another program beside the window, for a test: what it holds can be pasted or dragged over, and it takes in what is dragged out.

    stranger.py clip FILE         the clipboard holds the text of a file
    stranger.py drag text FILE    a window whose content is dragged as text; its title is "stranger"
    stranger.py drag uris FILE    the same with the addresses that a file lists, one a line
    stranger.py catch FILE        a window that takes files in: the first one's bytes come into FILE

Prints "ready" when it is, and serves until it is ended. Needs python3-gi and gir1.2-gtk-3.0.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402

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


def catch(into):
    """Shows the window that is dropped on; says the name of what was taken in, which is there for good."""
    window = Gtk.Window(title="stranger", default_width=SIZE, default_height=SIZE)
    window.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
    window.drag_dest_add_uri_targets()

    def received(_window, _context, _x, _y, data, *_):
        source = Gio.File.new_for_uri(data.get_uris()[0])
        with open(into, "wb") as file:
            file.write(source.load_contents()[1])
        print(source.get_basename(), flush=True)

    window.connect("drag-data-received", received)
    window.show_all()
    window.move(*PLACE)


def main():
    """Does what is asked."""
    GLib.timeout_add(200, lambda: print("ready", flush=True))  # once: what it calls answers nothing
    if sys.argv[1] == "catch":
        catch(sys.argv[2])
        return Gtk.main()
    with open(sys.argv[-1], encoding="utf-8") as file:
        text = file.read()
    clip(text) if sys.argv[1] == "clip" else drag(sys.argv[2], text)
    return Gtk.main()


if __name__ == "__main__":
    main()
