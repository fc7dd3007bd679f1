/* Loads scripts of Cypher into an embedded Neo4j, or looks into one, and prints what it
   holds, one JSON object a line: {"node"}..., {"edge"}..., then {"done"}.

   java -cp 'LIB/*' Neo4jLoad.java HOME [SCRIPT]...

   Each script is loaded in turn into the database of the folder HOME and the whole is
   printed after each; without scripts it is printed as it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Transaction;

class Neo4jLoad {
    static final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    static String json(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        StringBuilder text = new StringBuilder();
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                text.append(i == 0 ? "[" : ", ").append(json(Array.get(value, i)));
            }
            return text.length() == 0 ? "[]" : text.append("]").toString();
        }
        text.append('"');
        for (char c : value.toString().toCharArray()) {
            if (c == '"' || c == '\\' || c < 0x20 || c > 0x7e) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    static String json(Map<String, Object> properties) {
        StringBuilder text = new StringBuilder("{");
        for (Map.Entry<String, Object> one : properties.entrySet()) {
            text.append(text.length() > 1 ? ", " : "").append(json(one.getKey())).append(": ").append(json(one.getValue()));
        }
        return text.append("}").toString();
    }

    static void print(GraphDatabaseService database) {
        try (Transaction transaction = database.beginTx()) {
            for (Node node : transaction.getAllNodes()) {
                StringBuilder labels = new StringBuilder();
                for (Label label : node.getLabels()) {
                    labels.append(labels.length() > 0 ? " " : "").append(label.name());
                }
                out.println("{\"node\": " + json(node.getAllProperties()) + ", \"labels\": " + json(labels.toString()) + "}");
            }
            for (Relationship one : transaction.getAllRelationships()) {
                out.println("{\"edge\": " + json(one.getAllProperties()) + ", \"type\": " + json(one.getType().name())
                        + ", \"source\": " + json(one.getStartNode().getProperty("id")) + ", \"target\": " + json(one.getEndNode().getProperty("id")) + "}");
            }
        }
        out.println("{\"done\": true}");
    }

    /* Statements end with a semicolon at a line's end; no string of ours holds a line's end. */
    static void load(GraphDatabaseService database, String script) throws Exception {
        for (String statement : Files.readString(Path.of(script)).split(";\n")) {
            if (!statement.isBlank()) {
                database.executeTransactionally(statement);
            }
        }
        database.executeTransactionally("CALL db.awaitIndexes(60)");
    }

    public static void main(String[] arguments) throws Exception {
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(arguments[0])).build();
        GraphDatabaseService database = service.database("neo4j");
        for (int i = 1; i < arguments.length; i++) {
            load(database, arguments[i]);
            print(database);
        }
        if (arguments.length == 1) {
            print(database);
        }
        out.flush();
        service.shutdown();
    }
}
