package com.occuz.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.store.testing.AnySecrets;
import com.occuz.store.testing.TestServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** On a server that is somebody else's: its URL's user is no superuser. */
class MigrationsTest {

    private static final AnySecrets OURS = new AnySecrets(1);
    private static final AnySecrets FOREIGN = new AnySecrets(2);

    private static TestServer server;

    @BeforeAll
    static void startServer() {
        server = TestServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeOwnerAndDatabase() {
        asSuperuser("create role installer login createrole password 'pw'");
        asSuperuser("create database installed owner installer");
    }

    @AfterEach
    void dropOwnerAndDatabase() {
        asSuperuser("drop database if exists installed");
        asSuperuser("drop role if exists occuz_app");
        asSuperuser("drop role if exists installer");
    }

    @Nested
    class With_an_owner_who_may_create_roles {

        @Test
        void the_schemas_are_the_owners_and_the_application_logs_in() {
            Migrations.migrate(owner(), "first password", OURS);
            assertThat(text(owner(), "select nspowner::regrole::text from pg_namespace where nspname = 'ledger'"))
                    .isEqualTo("installer");
            assertThat(text(app("first password"), "select current_user")).isEqualTo("occuz_app");
            assertThat(text(owner(), "select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = 'occuz_app'"))
                    .isEqualTo("f");
        }

        @Test
        void migrating_again_changes_nothing_but_the_password() {
            Migrations.migrate(owner(), "first password", OURS);
            String store = text(app("first password"), "select store_id from control.installation");
            Migrations.migrate(owner(), "second password", OURS);
            assertThat(text(app("second password"), "select store_id from control.installation")).isEqualTo(store);
            assertThatThrownBy(() -> app("first password").getConnection()).isInstanceOf(SQLException.class);
        }

        @Test
        void several_nodes_may_migrate_at_once() throws Exception {
            try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    all.add(nodes.submit(() -> Migrations.migrate(owner(), "pw", OURS)));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
            assertThat(text(app("pw"), "select count(*) from control.installation")).isEqualTo("1");
        }

        @Test
        void tables_that_later_migrations_add_to_views_are_the_applications_to_fill() {
            Migrations.migrate(owner(), "pw", OURS);
            execute(owner(), "create table view.later (x int)");
            assertThatCode(() -> {
                        execute(app("pw"), "insert into view.later values (1)");
                        execute(app("pw"), "truncate view.later");
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Nested
    class A_node_with_other_secrets {

        @Test
        void is_refused_before_it_has_changed_anything() {
            Migrations.migrate(owner(), "pw", OURS);
            assertForeign();
            assertThat(text(app("pw"), "select secrets_mark from control.installation")).isEqualTo(OURS.mark());
            Migrations.migrate(owner(), "pw", OURS);
        }

        @Test
        void is_known_by_the_keys_of_a_store_that_was_begun_without_a_mark() {
            Migrations.migrate(owner(), "pw", OURS);
            execute(app("pw"), "insert into keys.subject_key (subject, wrapped) values ('account:acme', '\\x01')");
            execute(owner(), "update control.installation set secrets_mark = null");
            assertForeign();
            execute(owner(), "alter table control.installation drop column secrets_mark");
            // Nor was there anything that came later.
            execute(owner(), "drop table control.node, control.pulse, control.silence, control.orphan");
            execute(owner(), "delete from control.flyway_schema_history where version in ('040', '078', '088')");
            assertForeign();
            Migrations.migrate(owner(), "pw", OURS);
            assertThat(text(app("pw"), "select secrets_mark from control.installation")).isEqualTo(OURS.mark());
        }

        @Test
        void is_refused_also_where_both_begin_at_once() throws Exception {
            List<Throwable> refusals = new ArrayList<>();
            try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
                List<Future<?>> all = new ArrayList<>();
                for (AnySecrets secrets : List.of(OURS, FOREIGN)) {
                    all.add(nodes.submit(() -> Migrations.migrate(owner(), secrets.mark(), secrets)));
                }
                for (Future<?> one : all) {
                    try {
                        one.get();
                    } catch (ExecutionException e) {
                        refusals.add(e.getCause());
                    }
                }
            }
            assertThat(refusals).singleElement().isInstanceOf(MigrationRefused.class);
            String mark = text(owner(), "select secrets_mark from control.installation");
            assertThat(text(app(mark), "select current_user")).isEqualTo("occuz_app");
        }

        private void assertForeign() {
            assertThatThrownBy(() -> Migrations.migrate(owner(), "another pw", FOREIGN))
                    .isInstanceOf(MigrationRefused.class)
                    .hasMessageContaining("an installation with other secrets");
            assertThat(text(app("pw"), "select current_user")).isEqualTo("occuz_app");
        }
    }

    @Nested
    class Refused {

        @Test
        void an_owner_who_may_not_create_roles_is_told_so() {
            asSuperuser("alter role installer nocreaterole");
            assertRefusal("the database user installer may not create the role occuz_app: give it CREATEROLE");
        }

        @Test
        void an_owner_who_may_not_create_schemas_is_told_so() {
            asSuperuser("alter database installed owner to occuz");
            assertRefusal("the database user installer may not create schemas: grant it CREATE on the database");
        }

        @Test
        void a_role_that_somebody_else_has_made_is_told_of() {
            asSuperuser("create role occuz_app login");
            assertRefusal("may not set the password of the role occuz_app, which somebody else has made");
        }

        @Test
        void a_wrong_password_is_told_of() {
            assertThatThrownBy(() -> Migrations.migrate(DataSources.owner(address().as("installer", "guess")), "pw", OURS))
                    .isInstanceOf(MigrationRefused.class)
                    .hasMessageContaining("password authentication failed");
        }

        private void assertRefusal(String message) {
            assertThatThrownBy(() -> Migrations.migrate(owner(), "pw", OURS))
                    .isInstanceOf(MigrationRefused.class)
                    .hasMessageContaining(message);
        }
    }

    private static DatabaseAddress address() {
        String url = server.address().url();
        return new DatabaseAddress(url.substring(0, url.lastIndexOf('/')) + "/installed", "installer", "pw");
    }

    private static DataSource owner() {
        return DataSources.owner(address());
    }

    private static DataSource app(String password) {
        return DataSources.single(address().as("occuz_app", password));
    }

    private static void asSuperuser(String sql) {
        execute(DataSources.single(server.address()), sql);
    }

    private static void execute(DataSource database, String sql) {
        Jdbc.run(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static String text(DataSource database, String query) {
        return Jdbc.run(database, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
