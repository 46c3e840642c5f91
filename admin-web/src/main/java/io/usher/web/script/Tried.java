package io.usher.web.script;

import java.security.Principal;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.RecordId;
import io.usher.core.script.answer.ScriptKind;
import io.usher.web.right.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The script that a page of the tester is about.
 *
 * @param profile the policy profile, null for a script of none
 * @param kind the kind of script
 */
record Tried(@Nullable PolicyProfile profile, ScriptKind kind) {

	/**
	 * Finds it.
	 * @param number the profile's number, null for none
	 * @throws ResponseStatusException when there is no such profile or kind
	 */
	static Tried of(@Nullable Long number, String kind, Configurations configurations) {
		ScriptKind found = ScriptKind.named(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		if (number == null) {
			return new Tried(null, found);
		}
		return configurations.current()
			.find(new RecordId(RecordKind.POLICY_PROFILE, number))
			.map((record) -> new Tried((PolicyProfile) record, found))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** Returns the page's path. */
	String path() {
		return "/scripts/" + ((this.profile != null) ? this.profile.id().number() : "try") + "/" + this.kind.wireName();
	}

	/** Returns the text of the saved script, empty when there is none. */
	String source() {
		return (this.profile != null) ? SavedTests.source(this.profile, this.kind) : "";
	}

	/** Tells whether somebody may save it. */
	boolean maySave(@Nullable Principal user) {
		return this.profile != null && Rights.mayChange(user, RecordKind.POLICY_PROFILE);
	}

	/** Tells whether somebody may save tests of it. */
	boolean mayTest(@Nullable Principal user) {
		return this.profile != null && Rights.mayChange(user, RecordKind.SCRIPT_TEST);
	}

}
