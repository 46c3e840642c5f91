package io.usher.store.database;

import java.util.Map;

import liquibase.Scope;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeLogTests {

	private static final String MASTER = "db/changelog/master.xml";

	/**
	 * An instance that is killed leaves a statement done or not, and perhaps no note of
	 * it.
	 */
	@Test
	void eachChangeSetIsOneStatementThatIsFoundWhereItWasDone() throws Exception {
		DatabaseChangeLog[] changes = new DatabaseChangeLog[1];
		ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor();
		Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
				() -> changes[0] = ChangeLogParserFactory.getInstance()
					.getParser(MASTER, resources)
					.parse(MASTER, new ChangeLogParameters(), resources));
		assertThat(changes[0].getChangeSets()).isNotEmpty()
			.allSatisfy((set) -> assertThat(set.getChanges()).as(set.getId()).hasSize(1));
		assertThat(changes[0].getChangeSets()).filteredOn((set) -> !isHarmlessTwice(set)).allSatisfy((set) -> {
			assertThat(set.getPreconditions()).as(set.getId())
				.extracting(PreconditionContainer::getOnFail)
				.isEqualTo(PreconditionContainer.FailOption.MARK_RAN);
			assertThat(set.getPreconditions().getNestedPreconditions()).as(set.getId()).isNotEmpty();
		});
	}

	private static boolean isHarmlessTwice(ChangeSet set) {
		return set.getChanges().get(0) instanceof RawSQLChange sql && sql.getSql().startsWith("SET ");
	}

}
