package io.usher.web.transfer;

import io.usher.core.administration.Administration;
import io.usher.core.configuration.Configurations;
import io.usher.core.export.ConfigurationExport;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.DeploymentValues;
import io.usher.core.transfer.ImportPlanner;
import io.usher.core.transfer.Imports;
import io.usher.web.instance.InstanceReports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What plans imports, and what writes the configuration.
 */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

	@Bean
	ImportPlanner importPlanner(Administration administration, Configurations configurations) {
		return new ImportPlanner(administration, configurations);
	}

	@Bean
	Imports imports(ImportPlanner planner, Administration administration) {
		return new Imports(planner, administration);
	}

	@Bean
	ConfigurationExport configurationExport(ChangeArchive archive, DeploymentValues values) {
		return new ConfigurationExport(archive, values, InstanceReports.version());
	}

}
