package io.usher.web.outage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes a program of the packaged one whose schema is ahead: with one more change log,
 * which adds as releases do.
 */
final class NextVersion {

	static final String CHANGE_LOG = "9001-hologram.xml";

	private static final String FOLDER = "db/changelog/";

	private static final String MIGRATIONS = "BOOT-INF/lib/usher-migrations-.*[.]jar";

	private static final String ADDITION = """
			<?xml version="1.0" encoding="UTF-8"?>
			<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
				xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
				<changeSet id="9001-hologram" author="usher">
					<createTable tableName="hologram">
						<column name="id" type="BIGINT"><constraints primaryKey="true" nullable="false"/></column>
					</createTable>
				</changeSet>
				<changeSet id="9001-change-ticket" author="usher">
					<addColumn tableName="configuration_change"><column name="ticket" type="VARCHAR(40)"/></addColumn>
				</changeSet>
				<changeSet id="9001-record-shade" author="usher">
					<addColumn tableName="current_record"><column name="shade" type="VARCHAR(40)" defaultValue="none"/></addColumn>
				</changeSet>
			</databaseChangeLog>
			""";

	private NextVersion() {
	}

	/** Writes it beside others. */
	static Path of(Path program, Path folder) throws IOException {
		Path next = folder.resolve("usher-next.jar");
		try (InputStream in = Files.newInputStream(program); OutputStream out = Files.newOutputStream(next)) {
			copy(in, out, true);
		}
		return next;
	}

	private static void copy(InputStream from, OutputStream to, boolean outer) throws IOException {
		ZipInputStream in = new ZipInputStream(from);
		ZipOutputStream out = new ZipOutputStream(to);
		for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
			byte[] bytes = in.readAllBytes();
			if (outer && entry.getName().matches(MIGRATIONS)) {
				ByteArrayOutputStream inner = new ByteArrayOutputStream();
				copy(new ByteArrayInputStream(bytes), inner, false);
				bytes = inner.toByteArray();
			}
			else if (entry.getName().equals(FOLDER + "master.xml")) {
				bytes = new String(bytes, StandardCharsets.UTF_8)
					.replace("</databaseChangeLog>",
							"<include file=\"" + CHANGE_LOG
									+ "\" relativeToChangelogFile=\"true\"/></databaseChangeLog>")
					.getBytes(StandardCharsets.UTF_8);
			}
			write(out, entry.getName(), bytes);
		}
		if (!outer) {
			write(out, FOLDER + CHANGE_LOG, ADDITION.getBytes(StandardCharsets.UTF_8));
		}
		out.finish();
	}

	/** Spring Boot reads nested jars only where they are not compressed. */
	private static void write(ZipOutputStream out, String name, byte[] bytes) throws IOException {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setCrc(crc.getValue());
		out.putNextEntry(entry);
		out.write(bytes);
		out.closeEntry();
	}

}
