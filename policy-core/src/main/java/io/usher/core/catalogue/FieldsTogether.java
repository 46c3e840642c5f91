package io.usher.core.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What fields of one service say about each other. Infinity has been seen to drop answers
 * for it, so it is told, and never refused.
 */
final class FieldsTogether {

	private static final String ADAPTIVE = "five_mains_seven_pips";

	private final Map<String, Field> fields;

	private final Map<String, @Nullable Object> values;

	private final List<Violation> found = new ArrayList<>();

	private FieldsTogether(Map<String, Field> fields, Map<String, @Nullable Object> values) {
		this.fields = fields;
		this.values = values;
	}

	/** Judges the values of a table that has these fields. */
	static List<Violation> judge(Map<String, Field> fields, Map<String, @Nullable Object> values) {
		FieldsTogether together = new FieldsTogether(fields, values);
		if (together.has(ServiceFields.PIN) && together.hasGuestsAndHosts()) {
			together.judgePins();
		}
		if (together.has(ServiceFields.BREAKOUT_ROOMS)) {
			together.judgeBreakoutRooms();
		}
		if (together.has(ServiceFields.GUEST_VIEW)) {
			together.judgeLayouts();
		}
		return together.found;
	}

	/** Tells whether a flag is on, written as a flag or as Infinity loosely takes it. */
	static boolean isOn(Map<String, @Nullable Object> values, Field flag) {
		Object value = values.get(flag.name());
		return Boolean.TRUE.equals(value) || value instanceof String text && text.equalsIgnoreCase("true");
	}

	private boolean has(Field field) {
		return this.fields.get(field.name()) == field;
	}

	/** A record of any type may hold PINs; only these types ask for them. */
	private boolean hasGuestsAndHosts() {
		Object type = this.values.get(ServiceFields.SERVICE_TYPE.name());
		return !(type instanceof String text)
				|| Table.ofService(text).filter((table) -> ServiceFields.PIN.in(table) != null).isPresent();
	}

	private void judgePins() {
		boolean guests = isOn(this.values, ServiceFields.ALLOW_GUESTS);
		if (guests && !isSet(ServiceFields.PIN)) {
			warn(ServiceFields.PIN, this.values.containsKey(ServiceFields.PIN.name()) ? "empty" : "missing",
					"a Host PIN, because Guests are allowed");
		}
		if (!guests && isSet(ServiceFields.GUEST_PIN)) {
			warn(ServiceFields.GUEST_PIN, Field.MASK, "no Guest PIN, because Guests are not allowed");
		}
		String pin = text(ServiceFields.PIN);
		String guestPin = text(ServiceFields.GUEST_PIN);
		if (pin.isEmpty() || guestPin.isEmpty()) {
			return;
		}
		if (pin.equals(guestPin)) {
			warn(ServiceFields.GUEST_PIN, Field.MASK, "another PIN than the Host PIN");
		}
		else if (pin.length() != guestPin.length() && !(pin.endsWith("#") && guestPin.endsWith("#"))) {
			warn(ServiceFields.GUEST_PIN, Field.MASK, "as many digits as the Host PIN, or both ending in #");
		}
	}

	private void judgeBreakoutRooms() {
		if (!isOn(this.values, ServiceFields.BREAKOUT_ROOMS)) {
			return;
		}
		if (isOn(this.values, BreakoutFields.BREAKOUT)) {
			warn(ServiceFields.BREAKOUT_ROOMS, "true", "false, because this is a breakout room itself");
		}
		String direct = text(ServiceFields.DIRECT_MEDIA);
		if (!direct.isEmpty() && !direct.equals("never")) {
			warn(ServiceFields.DIRECT_MEDIA, direct, "never, because breakout rooms are allowed");
		}
	}

	private void judgeLayouts() {
		boolean guestsAdaptive = text(ServiceFields.GUEST_VIEW).equals(ADAPTIVE);
		if (guestsAdaptive && !text(ServiceFields.HOST_VIEW).equals(ADAPTIVE)) {
			warn(ServiceFields.GUEST_VIEW, ADAPTIVE, "another layout, or Adaptive Composition for Hosts too");
		}
	}

	private boolean isSet(Field secret) {
		Object value = this.values.get(secret.name());
		return value instanceof HiddenText hidden ? hidden.text() == null || !hidden.text().isEmpty()
				: value != null && !"".equals(value);
	}

	private String text(Field field) {
		Object value = this.values.get(field.name());
		if (value instanceof HiddenText hidden) {
			return (hidden.text() != null) ? hidden.text() : "";
		}
		return (value instanceof String text) ? text : "";
	}

	private void warn(Field field, String value, String expected) {
		this.found.add(Violation.warning(field.name(), value, expected));
	}

}
