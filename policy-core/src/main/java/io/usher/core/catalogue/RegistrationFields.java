package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;

/**
 * Registration answers: the credentials that a device must have (guide: "Registration
 * alias response").
 */
public final class RegistrationFields {

	/** User name. */
	public static final Field USERNAME = Field.named("username", text())
		.label("User name")
		.help("The name with which the device must authenticate. With an empty name and password, it need not.")
		.group(Group.ACCESS)
		.in(optional(), Table.REGISTRATION)
		.build();

	/** Password. */
	public static final Field PASSWORD = Field.named("password", text())
		.label("Password")
		.help("The password with which the device must authenticate. It travels in clear, so use https.")
		.group(Group.ACCESS)
		.secret()
		.in(optional(), Table.REGISTRATION)
		.build();

	private RegistrationFields() {
	}

}
