import adql.parser.ADQLParser;
import java.io.*;

/** Reads a query a line, and prints + or - with the first line of what adql-java says. */
public class AskAdqlJava {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (String line; (line = in.readLine()) != null; ) {
            try {
                new ADQLParser().parseQuery(line);
                out.println("+");
            } catch (Throwable error) {
                String message = String.valueOf(error.getMessage());
                out.println("- " + message.split("\n")[0]);
            }
        }
    }
}
