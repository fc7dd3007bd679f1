/* Opens graph files with Gephi's own importer and prints what arrived, one JSON object a
   line: {"file"}, {"node"}..., {"edge"}..., {"issue"}...

   java -cp gephi-toolkit-all.jar GephiImport.java FILE[+FILE]... [--picture FILE OUT.svg]

   Files joined by a plus go into one workspace, as a person imports Gephi's two tables.
   --picture does what the README's quick start does by hand, up to the picture. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.spi.FileImporter;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

class GephiImport {
    static final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    static String quoted(Object value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : String.valueOf(value).toCharArray()) {
            if (c == '"' || c == '\\' || c < 0x20 || c > 0x7e) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    static String json(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? String.valueOf(value) : "null";
        }
        return value instanceof Number || value instanceof Boolean ? value.toString()
                : value == null ? "null" : quoted(value);
    }

    /* The columns of the Data Laboratory. */
    static String columns(Element element, Table table) {
        StringBuilder text = new StringBuilder("{");
        for (Column column : table) {
            Object value = element.getAttribute(column);
            if (value != null) {
                text.append(text.length() > 1 ? ", " : "").append(quoted(column.getTitle())).append(": ").append(json(value));
            }
        }
        return text.append("}").toString();
    }

    static void member(StringBuilder line, String name, Object value) {
        line.append(", ").append(quoted(name)).append(": ").append(json(value));
    }

    static void print(Graph graph) {
        for (Node node : graph.getNodes()) {
            StringBuilder line = new StringBuilder("{\"node\": " + json(node.getId()));
            member(line, "label", node.getLabel());
            member(line, "x", node.x());
            member(line, "y", node.y());
            member(line, "size", node.size());
            member(line, "r", Math.round(node.r() * 255));
            member(line, "g", Math.round(node.g() * 255));
            member(line, "b", Math.round(node.b() * 255));
            line.append(", \"columns\": ").append(columns(node, graph.getModel().getNodeTable()));
            out.println(line.append("}"));
        }
        for (Edge edge : graph.getEdges()) {
            StringBuilder line = new StringBuilder("{\"edge\": " + json(edge.getId()));
            member(line, "source", edge.getSource().getId());
            member(line, "target", edge.getTarget().getId());
            member(line, "kind", edge.getTypeLabel());
            member(line, "label", edge.getLabel());
            member(line, "weight", edge.getWeight());
            member(line, "directed", edge.isDirected());
            line.append(", \"columns\": ").append(columns(edge, graph.getModel().getEdgeTable()));
            out.println(line.append("}"));
        }
    }

    /* Auto-scale off, labels of one size, straight edges, export. */
    static void draw(String file, String picture) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        Container container = imports.importFile(new File(file));
        container.getLoader().setAutoScale(false);
        imports.process(container, new AppendProcessor(), projects.getCurrentWorkspace());
        PreviewProperties settings = Lookup.getDefault().lookup(PreviewController.class).getModel().getProperties();
        settings.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        settings.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
        settings.putValue(PreviewProperty.EDGE_CURVED, false);
        ExportController exports = Lookup.getDefault().lookup(ExportController.class);
        exports.exportFile(new File(picture), exports.getExporter("svg"));
        projects.closeCurrentProject();
    }

    static void open(String files) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        out.println("{\"file\": " + quoted(files) + "}");
        for (String name : files.split("\\+")) {
            File file = new File(name);
            FileImporter importer = imports.getFileImporter(file);
            if (importer instanceof ImporterSpreadsheetCSV table) {
                table.setFile(file);
                table.refreshAutoDetections();
            }
            Container container = imports.importFile(file, importer);
            /* Else all places and sizes are multiplied to fill a square. */
            container.getLoader().setAutoScale(false);
            if (name.endsWith(".dot")) {
                /* It has no kinds, by which the other forms keep parallel edges apart. */
                container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
            }
            for (java.util.Iterator<Issue> i = container.getReport().getIssues(1000); i.hasNext();) {
                Issue issue = i.next();
                out.println("{\"issue\": " + quoted(issue.getLevel() + " " + issue.getMessage()) + "}");
            }
            imports.process(container, new AppendProcessor(), workspace);
        }
        print(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph());
        projects.closeCurrentProject();
    }

    public static void main(String[] files) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        for (int i = 0; i < files.length; i++) {
            if (files[i].equals("--picture")) {
                draw(files[i + 1], files[i + 2]);
                i += 2;
            } else {
                open(files[i]);
            }
        }
        out.flush();
        System.exit(0);
    }
}
