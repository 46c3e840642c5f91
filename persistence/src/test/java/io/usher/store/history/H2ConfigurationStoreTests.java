package io.usher.store.history;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class H2ConfigurationStoreTests extends JpaConfigurationStoreContract {

	@TempDir
	private static Path home;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		properties.add("usher.home", home::toString);
	}

	@Test
	void keepsDocumentsOfUsualSizeInTheirRows(@Autowired JdbcTemplate jdbc) {
		assertThat(jdbc.queryForObject("""
				select cast(setting_value as int) from information_schema.settings
				where setting_name = 'MAX_LENGTH_INPLACE_LOB'""", Integer.class)).isEqualTo(4096);
	}

}
