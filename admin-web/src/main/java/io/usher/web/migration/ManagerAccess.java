package io.usher.web.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.record.Document;
import io.usher.core.record.RecordCheck;
import io.usher.core.record.Secret;

/**
 * How a running Infinity manager is reached, and what of it is wanted.
 *
 * @param address its address, such as {@code https://manager.example.com}
 * @param username an account that may read
 * @param password the account's password, which is kept nowhere
 * @param trustAnchors the certificates in PEM that its own must lead to, blank for those
 * that the system trusts
 * @param kinds the kinds of records that are wanted, some of {@link #KINDS}
 * @param leavesOutFaulty whether records that cannot be taken are left out, instead of
 * preventing the import
 */
public record ManagerAccess(String address, String username, String password, String trustAnchors,
		Set<RecordKind> kinds, boolean leavesOutFaulty) {

	/** The kinds of records that a manager has, in the order in which they are read. */
	public static final List<RecordKind> KINDS = List.of(RecordKind.GLOBAL, RecordKind.THEME, RecordKind.SIP_PROXY,
			RecordKind.H323_GATEKEEPER, RecordKind.MSSIP_PROXY, RecordKind.TEAMS_CONNECTOR, RecordKind.GMS_ACCESS_TOKEN,
			RecordKind.TURN_SERVER, RecordKind.STUN_SERVER, RecordKind.IDENTITY_PROVIDER_GROUP,
			RecordKind.MEDIA_PLAYLIST, RecordKind.POLICY_PROFILE, RecordKind.SYSTEM_LOCATION, RecordKind.PERSON,
			RecordKind.DEVICE, RecordKind.AUTOMATIC_PARTICIPANT, RecordKind.CONFERENCE, RecordKind.CALL_ROUTING_RULE);

	public ManagerAccess {
		kinds = Collections.unmodifiableSet(new LinkedHashSet<>(kinds));
	}

	/** Returns access to all that a manager has. */
	public static ManagerAccess of(String address, String username, String password) {
		return new ManagerAccess(address, username, password, "", new LinkedHashSet<>(KINDS), false);
	}

	/**
	 * Judges what was typed, without asking the manager. Fields are called {@code url},
	 * {@code username}, {@code password} and {@code trust_anchors} as those of policy
	 * profiles are; {@link Violation#WHOLE} is about the kinds.
	 */
	public Violations check() {
		List<Violation> found = new ArrayList<>();
		String url = "";
		try {
			ManagerAddress typed = ManagerAddress.of(this.address);
			url = typed.url();
			if (!typed.isSecure()) {
				found.add(Violation.warning(ProfileFields.URL.name(), ManagerAddress.shown(this.address),
						"https, since the password and all PINs travel unencrypted"));
			}
		}
		catch (IllegalArgumentException ex) {
			found.add(Violation.error(ProfileFields.URL.name(), ManagerAddress.shown(this.address),
					String.valueOf(ex.getMessage())));
		}
		Document described = Document.of(Map.of(CommonFields.NAME.name(), "A manager", ProfileFields.URL.name(), url,
				ProfileFields.USERNAME.name(), this.username, ProfileFields.PASSWORD.name(), Secret.of(this.password),
				ProfileFields.TRUST_ANCHORS.name(), this.trustAnchors));
		found.addAll(RecordCheck.check(Table.POLICY_PROFILE_RECORD, described, 4).errors());
		refuseMissing(found, ProfileFields.USERNAME, this.username);
		refuseMissing(found, ProfileFields.PASSWORD, this.password);
		if (this.username.contains(":")) {
			found.add(Violation.error(ProfileFields.USERNAME.name(), this.username, "no colon, which would end it"));
		}
		if (!KINDS.containsAll(this.kinds) || this.kinds.isEmpty()) {
			found.add(Violation.error(Violation.WHOLE, this.kinds.isEmpty() ? "nothing" : this.kinds.toString(),
					"at least one kind of records that a manager has"));
		}
		return new Violations(found);
	}

	private static void refuseMissing(List<Violation> found, Field field, String value) {
		if (value.isEmpty()) {
			found.add(Violation.error(field.name(), "missing", "that of an account of the manager which may read"));
		}
	}

	/** Leaves the password out. */
	@Override
	public String toString() {
		return this.username + " at " + ManagerAddress.shown(this.address);
	}

}
