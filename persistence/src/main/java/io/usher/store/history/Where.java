package io.usher.store.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The conditions of a statement and their values.
 */
final class Where {

	private final List<String> conditions = new ArrayList<>();

	private final List<Object> values = new ArrayList<>();

	/** Adds a condition of one value, unless that is null. */
	Where and(String condition, @Nullable Object value) {
		if (value != null) {
			this.conditions.add(condition);
			this.values.add(value);
		}
		return this;
	}

	/** Adds that a column has one of the values; with none of them, nothing is found. */
	Where in(String column, List<?> among) {
		if (among.isEmpty()) {
			this.conditions.add("1 = 0");
			return this;
		}
		this.conditions.add(column + " in (" + String.join(", ", Collections.nCopies(among.size(), "?")) + ")");
		this.values.addAll(among);
		return this;
	}

	/** Adds that a column has a text in it, in any case of letters. */
	Where contains(String column, String text) {
		if (text.isEmpty()) {
			return this;
		}
		String escaped = text.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
		return and("lower(" + column + ") like ? escape '!'", "%" + escaped + "%");
	}

	/** Returns the clause, which begins with a space. */
	String sql() {
		return this.conditions.isEmpty() ? "" : " where " + String.join(" and ", this.conditions);
	}

	/** Returns the values and, after them, some more. */
	Object[] and(Object... more) {
		List<Object> all = new ArrayList<>(this.values);
		Collections.addAll(all, more);
		return all.toArray();
	}

	/**
	 * Returns how a person's name is spelled in a table: an index finds those, but not
	 * any case of letters.
	 */
	static List<String> spellings(JdbcTemplate jdbc, String table, String actor) {
		return jdbc.queryForList("select distinct actor from " + table + " where lower(actor) = ?", String.class,
				actor.toLowerCase(Locale.ROOT));
	}

}
