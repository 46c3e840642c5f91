package io.usher.web.management;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.UnkeptField;
import io.usher.core.catalogue.Use;

/**
 * A field as the Management API shows it.
 *
 * @param name the Management API's name
 * @param field the catalogue's field
 * @param use how the resource's table uses it
 * @param access who writes it
 */
record ManagementField(String name, Field field, Use use, Access access) {

	/** The Management API counts kilobits where policy answers count bits. */
	private static final long KILO = 1000;

	FieldKind kind() {
		return this.field.kind();
	}

	/** Tells whether the Management API has the number in thousands. */
	boolean isInThousands() {
		return "bps".equals(this.field.unit());
	}

	/** Returns the stored number for one of the Management API. */
	long stored(long number) {
		return isInThousands() ? Math.multiplyExact(number, KILO) : number;
	}

	/** Returns the Management API's number for a stored one. */
	long shown(long number) {
		return isInThousands() ? number / KILO : number;
	}

	/** Tells whether it is a PIN, which may be read back with the right to. */
	boolean isPin() {
		return kind() instanceof FieldKind.Text text && text.format() == Format.PIN;
	}

	/** Tells whether nobody can ever read it back. */
	boolean isPassword() {
		return this.field.isSecret() && !isPin();
	}

	/** Tells whether it is a picture, which one asks for by itself. */
	boolean isPicture() {
		return kind() instanceof FieldKind.Text text && text.format() == Format.PICTURE;
	}

	/** Tells whether it is a file, which Infinity alone has. */
	boolean isFile() {
		return this.field == UnkeptField.THEME_PACKAGE.field();
	}

	/** Who writes a field. */
	enum Access {

		/** Clients do. */
		WRITABLE,

		/** Clients do, but those that speak Infinity's dialect alone do not know it. */
		EXTENSION,

		/** The server does; what clients send is ignored. */
		READ_ONLY,

		/**
		 * Clients do, and it is judged, but not stored: a secret that Usher has no use
		 * for.
		 */
		FORGOTTEN,

		/** The server does, when it makes the object, and tells it once. */
		MADE,

		/** Nobody does: it follows from other records. */
		DERIVED

	}

}
