package io.usher.web.account;

import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.jwk.ECKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IssuedKeyTests {

	private final IssuedKey key = IssuedKey.issue();

	@Test
	void hasAPemThatJavaReadsAndThatFitsThePublicKey() throws Exception {
		byte[] der = Base64.getMimeDecoder().decode(this.key.pem().replaceAll("-----[A-Z ]+-----", ""));
		PrivateKey secret = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
		Signature signing = Signature.getInstance("SHA256withECDSA");
		signing.initSign(secret);
		signing.update(der);
		Signature verifying = Signature.getInstance("SHA256withECDSA");
		verifying.initVerify(ECKey.parse(this.key.publicJwk()).toECPublicKey());
		verifying.update(der);
		assertThat(verifying.verify(signing.sign())).isTrue();
	}

	@Test
	void hasThePublicKeyInThePemAsSomeClientsNeedIt() throws Exception {
		assertThat(this.key.pem()).startsWith("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w")
			.endsWith("\n-----END PRIVATE KEY-----\n");
		byte[] der = Base64.getMimeDecoder().decode(this.key.pem().replaceAll("-----[A-Z ]+-----", ""));
		ECKey known = ECKey.parse(this.key.publicJwk());
		assertThat(Arrays.copyOfRange(der, der.length - 65, der.length)).startsWith(4)
			.containsSequence(known.getX().decode())
			.endsWith(known.getY().decode());
	}

	@Test
	void keepsThePrivateKeyOutOfThePublicOne() throws Exception {
		Map<String, Object> known = ECKey.parse(this.key.publicJwk()).toJSONObject();
		assertThat(known).containsKeys("kty", "crv", "x", "y").doesNotContainKey("d");
		assertThat(ECKey.parse(this.key.jwk()).toJSONObject()).containsKey("d").containsAllEntriesOf(known);
		assertThat(this.key.toString()).doesNotContain(ECKey.parse(this.key.jwk()).getD().toString());
	}

	@Test
	void isAnotherOneEachTime() {
		assertThat(IssuedKey.issue().publicJwk()).isNotEqualTo(this.key.publicJwk());
	}

}
