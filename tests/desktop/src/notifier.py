#!/usr/bin/env python3
"""A service of notices for a test: owns org.freedesktop.Notifications on the session's bus (specification 1.2).

Prints "ready", then one line of JSON for each notice that is shown ({"show": …}) or taken back ({"close": …}).
Reads lines: "press N" presses the notice of that number, as a click on it does. Ends with its input.
Needs python3-gi. What a notice ought to say is left to the journeys.
"""

import json
import sys

from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
OBJECT = "/org/freedesktop/Notifications"
INTERFACE = """
<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
  </method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>
"""

# Why a notice closed: pressed by the person, or taken back by the program (table 7 of the specification).
DISMISSED, TAKEN_BACK = 2, 3


class Service:
    """The notices of one session."""

    def __init__(self, loop):
        self.loop = loop
        self.last = 0
        self.connection = None

    def called(self, connection, _sender, _path, _interface, method, given, answer):
        """Answers one call."""
        self.connection = connection
        if method == "Notify":
            program, _, icon, summary, body, actions, hints, _ = given.unpack()
            self.last += 1
            shown = {"program": program, "icon": icon, "summary": summary, "body": body}
            tell({"show": self.last, **shown, "actions": actions[::2], "hints": hints})
            answer.return_value(GLib.Variant("(u)", (self.last,)))
        elif method == "CloseNotification":
            (number,) = given.unpack()
            answer.return_value(None)
            self.say("NotificationClosed", "(uu)", (number, TAKEN_BACK))
            tell({"close": number})
        elif method == "GetCapabilities":
            answer.return_value(GLib.Variant("(as)", (["actions", "body"],)))
        else:
            answer.return_value(GLib.Variant("(ssss)", ("muniment-test", "Muniment", "1", "1.2")))

    def say(self, signal, shape, values):
        """Tells the bus."""
        self.connection.emit_signal(None, OBJECT, NAME, signal, GLib.Variant(shape, values))

    def told(self, channel, _condition):
        """Does what a line asks."""
        line = channel.readline()
        if not line:
            self.loop.quit()
            return False
        number = int(line.removeprefix("press "))
        self.say("ActionInvoked", "(us)", (number, "default"))
        self.say("NotificationClosed", "(uu)", (number, DISMISSED))
        return True


def tell(line):
    """One line for the journey."""
    print(json.dumps(line, ensure_ascii=False), flush=True)


def main():
    """Serves until the input ends."""
    loop = GLib.MainLoop()
    service = Service(loop)
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]

    def owned(connection, _name):
        connection.register_object(OBJECT, interface, service.called, None, None)
        print("ready", flush=True)

    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, None, owned, lambda *_: loop.quit())
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, service.told)
    loop.run()


if __name__ == "__main__":
    main()
