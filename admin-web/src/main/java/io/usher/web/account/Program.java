package io.usher.web.account;

import java.io.Serial;
import java.io.Serializable;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A program that uses the administration API, with an API token or as an OAuth2 client.
 * Its name says what it is, so that the change history does not take it for an
 * administrator.
 *
 * @param kind the kind of its record
 * @param number the number of its record, 0 while nobody knows which it is
 * @param account what its record is called, empty while nobody knows
 */
public record Program(RecordKind kind, long number, String account) implements AuthenticatedPrincipal, Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** Returns the program with a record. */
	public static Program of(ConfigurationRecord record) {
		return new Program(record.id().kind(), record.id().number(), record.name());
	}

	/** Returns a program of which only the kind is known. */
	public static Program unknown(RecordKind kind) {
		return new Program(kind, 0, "");
	}

	@Override
	public String getName() {
		return (this.kind.title() + " " + this.account).strip();
	}

}
