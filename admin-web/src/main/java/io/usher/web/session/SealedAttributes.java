package io.usher.web.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.usher.core.secret.SecretKey;
import io.usher.core.secret.UnreadableSecretException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;

/**
 * Attributes of sessions as they stand in the database: serialised, then encrypted with
 * the deployment's key. Nothing is read that this deployment did not write. What cannot
 * be read, because another version wrote it or its key is gone, is absent.
 */
final class SealedAttributes {

	private static final Logger log = LoggerFactory.getLogger(SealedAttributes.class);

	private static final String PLACE = "console session";

	private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
			"maxdepth=40;maxrefs=100000;maxbytes=4000000;java.lang.*;java.util.*;java.util.concurrent.*;java.time.*;java.net.URL;"
					+ "java.net.URI;java.net.InetAddress;jakarta.servlet.http.Cookie;org.springframework.security.**;"
					+ "org.springframework.util.*;org.springframework.web.servlet.**;io.usher.web.**;!*");

	private final SecretKey key;

	SealedAttributes(SecretKey key) {
		this.key = key;
	}

	/** Returns how Spring Session writes and reads attributes. */
	@SuppressWarnings("NullAway") // A converter may return null; its type does not say
									// so.
	GenericConversionService conversion() {
		GenericConversionService conversion = new GenericConversionService();
		conversion.addConverter(Object.class, byte[].class, (Converter<Object, byte[]>) this::seal);
		conversion.addConverter(byte[].class, Object.class, (Converter<byte[], Object>) this::open);
		return conversion;
	}

	byte[] seal(Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(value);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(value.getClass() + ": cannot be kept in a session", ex);
		}
		return this.key.encrypt(Base64.getEncoder().encodeToString(bytes.toByteArray()), PLACE);
	}

	@Nullable Object open(byte[] sealed) {
		try {
			byte[] bytes = Base64.getDecoder()
				.decode(this.key.decrypt(sealed, PLACE).getBytes(StandardCharsets.US_ASCII));
			try (ObjectInputStream in = new ConfigurableObjectInputStream(new ByteArrayInputStream(bytes),
					SealedAttributes.class.getClassLoader())) {
				in.setObjectInputFilter(KNOWN);
				return in.readObject();
			}
		}
		catch (IOException | ClassNotFoundException | UnreadableSecretException | IllegalArgumentException ex) {
			log.info("An attribute of a session cannot be read, and is taken for absent: {}", ex.getMessage());
			return null;
		}
	}

}
