package io.usher.core.catalogue;

import java.util.List;

/**
 * What kind of value a field holds. Values are those of JSON: {@link String},
 * {@link Boolean}, {@link Long}, {@link List}, {@link java.util.Map}.
 */
public sealed interface FieldKind {

	/**
	 * A text.
	 *
	 * @param maxLength the most characters
	 * @param format what it must look like
	 */
	record Text(int maxLength, Format format) implements FieldKind {

	}

	/**
	 * A whole number.
	 *
	 * @param min the least value
	 * @param max the greatest value
	 */
	record WholeNumber(long min, long max) implements FieldKind {

	}

	/** True or false. */
	record Flag() implements FieldKind {

	}

	/**
	 * One of several texts.
	 *
	 * @param options the values
	 * @param open whether other values are taken, with a warning
	 */
	record Choice(List<Option> options, boolean open) implements FieldKind {

	}

	/**
	 * Another record: its id in a record, its name in an answer.
	 *
	 * @param target the kind referred to
	 */
	record Reference(RecordKind target) implements FieldKind {

	}

	/**
	 * Several other records, in order: their ids in a record, their names in an answer.
	 *
	 * @param target the kind referred to
	 */
	record References(RecordKind target) implements FieldKind {

	}

	/**
	 * Several texts, in order.
	 *
	 * @param element what each must be
	 */
	record Texts(Text element) implements FieldKind {

	}

	/**
	 * Rows of another table.
	 *
	 * @param table the table
	 */
	record Rows(Table table) implements FieldKind {

	}

	/** A JSON object. */
	record JsonObject() implements FieldKind {

	}

	/** A moment, in UTC, as {@code 2026-01-02T03:04:05.123456}. */
	record Moment() implements FieldKind {

	}

	/** Returns a text of up to 250 characters, the longest that Infinity takes. */
	static Text text() {
		return new Text(250, Format.PLAIN);
	}

	/** Returns a text of up to {@code maxLength} characters. */
	static Text text(int maxLength) {
		return new Text(maxLength, Format.PLAIN);
	}

	/** Returns a text of up to {@code maxLength} characters in a format. */
	static Text text(int maxLength, Format format) {
		return new Text(maxLength, format);
	}

	/** Returns a choice of exactly these values. */
	static Choice choice(Option... options) {
		return new Choice(List.of(options), false);
	}

	/** Returns a choice that takes other values too, with a warning. */
	static Choice openChoice(Option... options) {
		return new Choice(List.of(options), true);
	}

	/** Returns a choice that takes other values too, with a warning. */
	static Choice openChoice(List<Option> options) {
		return new Choice(options, true);
	}

	/** Returns a whole number within bounds, both included. */
	static WholeNumber wholeNumber(long min, long max) {
		return new WholeNumber(min, max);
	}

	/** Returns true or false. */
	static Flag flag() {
		return new Flag();
	}

	/** Returns a reference to another record. */
	static Reference reference(RecordKind target) {
		return new Reference(target);
	}

	/** Returns references to several records. */
	static References references(RecordKind target) {
		return new References(target);
	}

	/** Returns several texts. */
	static Texts texts(Text element) {
		return new Texts(element);
	}

	/** Returns rows of another table. */
	static Rows rows(Table table) {
		return new Rows(table);
	}

	/** Returns a JSON object. */
	static JsonObject jsonObject() {
		return new JsonObject();
	}

	/** Returns a moment. */
	static Moment moment() {
		return new Moment();
	}

}
