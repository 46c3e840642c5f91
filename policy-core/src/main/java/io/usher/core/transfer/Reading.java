package io.usher.core.transfer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.usher.core.catalogue.RecordKind;

/**
 * All that a source tells.
 *
 * @param records the records, in the source's order
 * @param faults what is wrong with the source as a whole, or with rows that make no
 * record
 * @param complete the kinds of which the source tells all: records of them that it does
 * not tell are deleted
 * @param whole whether each record is told whole: a field that it does not tell is not
 * set, and of a secret that it tells unknown only that of the record with the same name
 * stays
 */
public record Reading(List<Incoming> records, List<Fault> faults, Set<RecordKind> complete, boolean whole) {

	public Reading {
		records = List.copyOf(records);
		faults = List.copyOf(faults);
		complete = complete.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(complete));
	}

	public Reading(List<Incoming> records, List<Fault> faults, Set<RecordKind> complete) {
		this(records, faults, complete, false);
	}

	/** Returns a reading that adds to and changes what is there. */
	public static Reading of(List<Incoming> records, List<Fault> faults) {
		return new Reading(records, faults, Set.of());
	}

}
