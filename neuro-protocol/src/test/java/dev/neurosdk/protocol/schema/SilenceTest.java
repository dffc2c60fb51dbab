package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.neurosdk.protocol.edition.Edition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever a peer sends, the validator writes no line of log at INFO or above, however logging is configured. */
class SilenceTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.networknt");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void log_ofTheValidatorAsItComes_isHeardHere() {
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema("{\"unheard-of\":1}");

        assertThat(lines.list).isNotEmpty();
    }

    @Test
    void log_ofHostileSchemasAndData_isEmpty() {
        List<String> schemas = List.of(
                "{'type':'object','properties':{'a':{'pattern':'('}}}",
                "{'type':'object','properties':{'a':{'pattern':'(?=x)'}}}",
                "{'type':'object','properties':{'a':{'pattern':'^(a|b)*$'}}}",
                "{'type':'object','x-unknown':1,'properties':{'a':{'x-other':{}}}}",
                "{'type':'object','id':'x','properties':{'a':{'id':5}}}",
                "{'type':'object','properties':{'a':{'$ref':'http://127.0.0.1:1/x'}}}",
                "{'type':'object','properties':{'a':{'$ref':'classpath:draft-07/schema'}}}",
                "{'$schema':'http://127.0.0.1:1/x'}",
                "{'$id':'::%%','type':'object'}",
                "{'type':'object','properties':{'a':{'$ref':'#/nowhere'}}}",
                "{'type':'object','properties':{'a':{'format':'regex'}}}",
                "{'type':'object','properties':{'a':{'format':'date-time'}}}",
                "{'type':'object','properties':{'a':{'format':'idn-hostname'}}}",
                "{'type':'strng'}",
                "{'oneOf':5,'multipleOf':0,'then':[],'dependencies':5}",
                "{'type':'object','properties':{'a':{'$ref':'#'}},'patternProperties':{'a':{'$ref':'#'}}}",
                "{'type':'object','readOnly':true,'writeOnly':true}");
        String deep = "{\"a\":".repeat(60) + "{}" + "}".repeat(60);
        List<String> data =
                List.of("{\"a\":\"(\"}", "{\"a\":\"" + "a".repeat(50_000) + "\"}", deep, "{\"a\":1e308}", "[");

        for (String schema : schemas) {
            if (ActionSchema.compile(Schemas.json(schema), Edition.newest())
                    instanceof SchemaResult.Compiled compiled) {
                data.forEach(each -> compiled.schema().validate(each));
            }
        }

        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }
}
