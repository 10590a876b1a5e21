#!/usr/bin/env python3
"""What assistive technology sees of the window, by AT-SPI: the tree of the page, or what it announces.

    reader.py walk      prints the tree of the page, one node a line
    reader.py hear      walks the tree (the engine makes it when asked), prints "ready", and from then
                        on one line for each element that appears in a live region, until it is ended

A line is JSON. Its sense is left to the journeys; nothing is judged here. Exit 3 when no page can be seen.
Needs python3-gi and gir1.2-atspi-2.0, and the variables of the session whose window it looks at.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = ["focusable", "focused", "required", "invalid-entry", "busy", "checked", "expanded", "selected", "showing"]
STATES = {name: getattr(Atspi.StateType, name.upper().replace("-", "_")) for name in STATES}
DEEPEST = 60


def children(node):
    """The children; none of a node that went away meanwhile."""
    try:
        return [child for child in (node.get_child_at_index(at) for at in range(node.get_child_count())) if child]
    except GLib.Error:
        return []


def page():
    """The page: the document of the main window."""
    waiting = [(Atspi.get_desktop(0), 0)]
    while waiting:
        node, depth = waiting.pop(0)
        if node.get_role() == Atspi.Role.DOCUMENT_WEB:
            return node
        if depth < 12:
            waiting.extend((child, depth + 1) for child in children(node))
    return None


def nodes(root):
    """Every node beneath the page with the number of its parent, parents first."""
    found = []
    waiting = [(root, None, 0)]
    while waiting:
        node, parent, depth = waiting.pop()
        number = len(found)
        found.append((node, parent))
        if depth < DEEPEST:
            waiting.extend((child, number, depth + 1) for child in reversed(children(node)))
    return found


def text_of(node):
    """The text that a node holds itself."""
    try:
        return Atspi.Text.get_text(node, 0, -1) if "Text" in node.get_interfaces() else ""
    except GLib.Error:
        return ""


def told(node, parent):
    """One node as data."""
    states = node.get_state_set()
    relations = {}
    for relation in node.get_relation_set():
        targets = [relation.get_target(at) for at in range(relation.get_n_targets())]
        relations[relation.get_relation_type().value_nick] = [
            {"name": one.get_name(), "text": said(one)} for one in targets if one
        ]
    return {
        "parent": parent,
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "text": text_of(node),
        "states": [name for name, state in STATES.items() if states.contains(state)],
        "attributes": node.get_attributes() or {},
        "relations": relations,
    }


def said(node):
    """Everything that is said within a node."""
    own = text_of(node).replace("\ufffc", "").strip() or (node.get_name() or "")
    return " ".join(part for part in [own, *(said(child) for child in children(node))] if part)


def walk(root):
    """Prints the tree."""
    for node, parent in nodes(root):
        try:
            print(json.dumps(told(node, parent), ensure_ascii=False))
        except GLib.Error:
            # It went away while one looked; its place in the order stays.
            print(json.dumps({"parent": parent, "role": "gone"}))


def live(node):
    """How urgent the live region around a node is; nothing outside one."""
    while node:
        attributes = node.get_attributes() or {}
        urgency = attributes.get("live") or attributes.get("container-live")
        if urgency and urgency != "off":
            return urgency
        node = node.get_parent()
    return None


def heard(event):
    """Tells of an element that appeared in a live region."""
    try:
        urgency = live(event.source)
        if urgency and event.any_data:
            line = {"live": urgency, "said": said(event.any_data), "kind": event.type}
            print(json.dumps(line, ensure_ascii=False), flush=True)
    except GLib.Error:
        pass


def hear(root):
    """Listens until it is ended."""
    listener = Atspi.EventListener.new(heard)
    listener.register("object:children-changed:add")
    for node, _ in nodes(root):
        node.get_role()
    print("ready", flush=True)
    Atspi.event_main()


def main():
    """Does what is asked."""
    root = page()
    if root is None:
        return 3
    {"walk": walk, "hear": hear}[sys.argv[1]](root)
    return 0


if __name__ == "__main__":
    sys.exit(main())
