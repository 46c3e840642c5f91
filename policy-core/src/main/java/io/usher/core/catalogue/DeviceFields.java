package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Devices.
 */
public final class DeviceFields {

	/** Alias. */
	public static final Field ALIAS = Field.named("alias", text())
		.label("Alias")
		.help("")
		.group(Group.GENERAL)
		.in(required(), Table.DEVICE_RECORD)
		.build();

	/** Enable H.323. */
	public static final Field ENABLE_H323 = Field.named("enable_h323", flag())
		.label("Enable H.323")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.DEVICE_RECORD)
		.build();

	/** Enable infinity connect non sso. */
	public static final Field ENABLE_INFINITY_CONNECT_NON_SSO = Field.named("enable_infinity_connect_non_sso", flag())
		.label("Enable infinity connect non sso")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Enable infinity connect sso. */
	public static final Field ENABLE_INFINITY_CONNECT_SSO = Field.named("enable_infinity_connect_sso", flag())
		.label("Enable infinity connect sso")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Enable SIP. */
	public static final Field ENABLE_SIP = Field.named("enable_sip", flag())
		.label("Enable SIP")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.DEVICE_RECORD)
		.build();

	/** Enable standard sso. */
	public static final Field ENABLE_STANDARD_SSO = Field.named("enable_standard_sso", flag())
		.label("Enable standard sso")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Password. */
	public static final Field PASSWORD = Field.named("password", text(100))
		.label("Password")
		.help("")
		.group(Group.ACCESS)
		.secret()
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Sso identity provider group. */
	public static final Field SSO_IDENTITY_PROVIDER_GROUP = Field
		.named("sso_identity_provider_group", reference(RecordKind.IDENTITY_PROVIDER_GROUP))
		.label("Sso identity provider group")
		.help("")
		.group(Group.ACCESS)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Username. */
	public static final Field USERNAME = Field.named("username", text(100))
		.label("Username")
		.help("")
		.group(Group.ACCESS)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	private DeviceFields() {
	}

}
