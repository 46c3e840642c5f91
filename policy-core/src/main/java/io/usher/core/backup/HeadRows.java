package io.usher.core.backup;

import java.util.List;

import io.usher.core.history.Head;
import org.jspecify.annotations.Nullable;

/**
 * Passes rows on, and remembers the heads of both chains among them: they are of the same
 * moment as the rows.
 */
final class HeadRows implements RowReader {

	private static final String CHANGES = "configuration_head";

	private static final String EVENTS = "audit_head";

	private final RowReader next;

	private String table = "";

	private List<String> columns = List.of();

	private Head changes = Head.EMPTY;

	private Head events = Head.EMPTY;

	HeadRows(RowReader next) {
		this.next = next;
	}

	Head changes() {
		return this.changes;
	}

	Head events() {
		return this.events;
	}

	@Override
	public void table(String name, List<String> names) {
		this.table = name;
		this.columns = List.copyOf(names);
		this.next.table(name, names);
	}

	@Override
	public void row(List<@Nullable Object> values) {
		if (this.table.equals(CHANGES)) {
			this.changes = head(values, "revision");
		}
		else if (this.table.equals(EVENTS)) {
			this.events = head(values, "number");
		}
		this.next.row(values);
	}

	private Head head(List<@Nullable Object> values, String number) {
		if (values.get(this.columns.indexOf(number)) instanceof Long revision
				&& values.get(this.columns.indexOf("hash")) instanceof String hash) {
			return new Head(revision, hash);
		}
		throw new IllegalStateException(this.table + ": no number and hash");
	}

}
