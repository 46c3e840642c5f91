package io.usher.core.catalogue;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a conference's answer has to do with breakout rooms (guide: "Breakout
 * room fields").
 */
final class BreakoutAnswer {

	private BreakoutAnswer() {
	}

	/** Tells whether the fields of breakout rooms belong in the answer. */
	static boolean isOne(Table table, Map<String, @Nullable Object> values) {
		return (table == Table.CONFERENCE || table == Table.LECTURE)
				&& (values.containsKey(BreakoutFields.BREAKOUT.name())
						|| values.containsKey(BreakoutFields.BREAKOUT_UUIDS.name()));
	}

	/** Tells whether it is a breakout room's own, rather than a main room's. */
	static boolean isRoom(Map<String, @Nullable Object> values) {
		return FieldsTogether.isOn(values, BreakoutFields.BREAKOUT);
	}

}
