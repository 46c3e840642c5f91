package io.usher.web.oauth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Assertions as clients of Infinity's manager make them.
 */
public final class Assertion {

	private Assertion() {
	}

	/** Returns an assertion that is right, now and here. */
	public static String of(String client, String pem) {
		return signed(claims(client, "http://localhost/oauth/token/", Instant.now(), (claims) -> {
		}), pem);
	}

	/** Returns the claims of a right assertion, changed. */
	static JWTClaimsSet claims(String client, String url, Instant now, Consumer<JWTClaimsSet.Builder> change) {
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(client)
			.subject(client)
			.audience(url)
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(3600)))
			.jwtID(UUID.randomUUID().toString());
		change.accept(claims);
		return claims.build();
	}

	/** Returns an assertion that is signed as it should be. */
	static String signed(JWTClaimsSet claims, String pem) {
		try {
			byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
			PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
			return signed(new JWSHeader(JWSAlgorithm.ES256), claims, new ECDSASigner((ECPrivateKey) key));
		}
		catch (JOSEException | GeneralSecurityException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
		try {
			SignedJWT assertion = new SignedJWT(header, claims);
			assertion.sign(signer);
			return assertion.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/** Returns the key of a JSON Web Key. */
	static ECKey key(String jwk) {
		try {
			return ECKey.parse(jwk);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
