package dev.policypack.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.policy.Documented;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleFileTest {
    private static final String BUCKET = "bad:\n- resources:\n    web:\n      type: aws:s3/bucket:Bucket\n";

    @Test
    void a_policy_has_the_examples_in_the_file_beside_it() {
        Examples examples = new Documented().examples();
        assertThat(examples.bad()).hasSize(1);
        assertThat(examples.bad().get(0)).singleElement().satisfies(bucket -> {
            assertThat(bucket).hasToString("aws:s3/bucket:Bucket (web)");
            assertThat(bucket.urn()).isEqualTo("urn:pulumi:dev::shop::aws:s3/bucket:Bucket::web");
            assertThat(bucket.props().raw()).isEqualTo(new MapValue(Map.of("acl", PropertyValue.of("public-read"))));
        });
        assertThat(examples.good().get(0).get(0).props().raw()).isEqualTo(MapValue.EMPTY);
    }

    @Test
    void a_changed_policy_keeps_the_file_of_its_original() {
        assertThat(new Documented()
                        .changed(info -> info.renamed("other"))
                        .examples()
                        .bad())
                .hasSize(1);
    }

    @Test
    void a_policy_without_a_file_has_no_examples() {
        assertThat(
                        new StackPolicy() {
                            @Override
                            public PolicyInfo about() {
                                return PolicyInfo.named("anonymous").title("A class without a name has no file");
                            }

                            @Override
                            public void validate(Stack stack, Review review) {}
                        }.examples())
                .isSameAs(Examples.none());
        assertThat(StackPolicy.of(PolicyInfo.named("function").title("A function has no file"), (stack, review) -> {})
                        .examples())
                .isSameAs(Examples.none());
    }

    @Test
    void reads_what_a_program_says() {
        Resource web =
                read("""
                        bad:
                          - resources:
                              web:
                                type: aws:ecs/service:Service
                                properties:
                                  desiredCount: 2
                                  weight: 0.5
                                  on: true
                                  nothing: null
                                  token: ${unknown}
                                  password: {fn::secret: [changeme]}
                                  subnets: [a, "1", 2012-10-17, no, 010]
                                  tags: {}
                                  document: |
                                    {"a": "${b}"}
                        """)
                        .bad()
                        .get(0)
                        .get(0);
        assertThat(web.props().raw())
                .isEqualTo(Resource.of("aws:ecs/service:Service", "web")
                        .with("desiredCount", 2)
                        .with("weight", 0.5)
                        .with("on", true)
                        .with("nothing", null)
                        .with("token", PropertyValue.unknown())
                        .with("password", PropertyValue.secret(List.of("changeme")))
                        .with("subnets", List.of("a", "1", "2012-10-17", "no", "010"))
                        .with("tags", Map.of())
                        .with("document", "{\"a\": \"${b}\"}\n")
                        .props()
                        .raw());
    }

    @Test
    void reads_options_and_what_comes_later() {
        List<Resource> stack =
                read("""
                        good:
                          - resources:
                              web:
                                type: aws:ecs/service:Service
                                options:
                                  dependsOn: ["${listener}", "${role}"]
                                  parent: ${role}
                                  provider: ${elsewhere}
                                  protect: true
                                  ignoreChanges: [desiredCount]
                                  deleteBeforeReplace: false
                                  additionalSecretOutputs: [token]
                                  aliases: urn:pulumi:dev::shop::aws:ecs/service:Service::old
                              listener: {type: "aws:lb/listener:Listener", name: web, options: {dependsOn: "${role}"}}
                              role: {type: "aws:iam/role:Role"}
                              elsewhere: {type: "pulumi:providers:aws", properties: {region: eu-west-1}}
                        """)
                        .good()
                        .get(0);
        Resource web = stack.get(0);
        assertThat(stack).extracting(Resource::name).containsExactly("web", "web", "role", "elsewhere");
        assertThat(web.dependencies())
                .containsExactly(stack.get(1).urn(), stack.get(2).urn());
        assertThat(stack.get(1).dependencies()).containsExactly(stack.get(2).urn());
        assertThat(web.parent()).isEqualTo("urn:pulumi:dev::shop::aws:iam/role:Role::role");
        assertThat(web.provider())
                .map(by -> by.props().raw())
                .contains(stack.get(3).props().raw());
        assertThat(web.options().protect()).isTrue();
        assertThat(web.options().ignoreChanges()).containsExactly("desiredCount");
        assertThat(web.options().deleteBeforeReplace()).contains(false);
        assertThat(web.options().additionalSecretOutputs()).containsExactly("token");
        assertThat(web.options().aliases()).containsExactly("urn:pulumi:dev::shop::aws:ecs/service:Service::old");
    }

    @Test
    void follows_anchors_and_merge_keys() {
        Examples examples = read(
                """
                bad:
                  - resources:
                      web: &web
                        type: aws:s3/bucket:Bucket
                        properties: &all
                          acl: public-read
                          bucket: web
                good:
                  - resources:
                      web:
                        <<: *web
                        options: {protect: true}
                      other:
                        type: aws:s3/bucket:Bucket
                        properties:
                          <<: *all
                          acl: private
                          versioned: true
                """);
        Resource web = examples.good().get(0).get(0);
        assertThat(web.props().raw())
                .isEqualTo(examples.bad().get(0).get(0).props().raw());
        assertThat(web.options().protect()).isTrue();
        assertThat(examples.good().get(0).get(1).props().raw())
                .hasToString("MapValue[entries={acl=StringValue[value=private], bucket=StringValue[value=web],"
                        + " versioned=BooleanValue[value=true]}]");
    }

    @Test
    void a_file_begins_with_lists_of_examples() {
        refuses("", "X.yaml begins with something else than an example; write bad: and good:, and a list below each");
        refuses(
                "- a",
                "X.yaml begins with something else than an example; write bad: and good:, and a list below each");
        refuses("goods: []", "X.yaml has no field \"goods\"; did you mean \"good\"?");
        refuses("resources: {}", "X.yaml has no field \"resources\"; there is bad, good");
        refuses("bad: {resources: {}}", "X.yaml: bad is no list; begin each example with a dash");
        refuses("bad: [a]", "X.yaml: bad[0] is no example; write resources: and the resources below it");
        refuses("bad: [{name: a}]", "X.yaml: bad[0] has no field \"name\"; there is resources");
        refuses("bad: [{}]", "X.yaml: bad[0].resources has no resources; write each one below its name");
    }

    @Test
    void a_resource_has_a_type_and_properties() {
        refuses(
                "bad: [{resources: {web: a}}]",
                "X.yaml: bad[0].resources.web is no resource; write type: and properties: below it");
        refuses(
                "bad: [{resources: {web: {properties: {}}}}]",
                "X.yaml: bad[0].resources.web has no type; write type: and the token, such as aws:ecs/service:Service");
        refuses(
                BUCKET + "      propertys: {}",
                "X.yaml: bad[0].resources.web has no field \"propertys\"; did you mean \"properties\"?");
        refuses(
                BUCKET + "      properties: [a]",
                "X.yaml: bad[0].resources.web.properties are none; write each one as name: value");
    }

    @Test
    void a_value_is_written_out() {
        refuses(
                BUCKET + "      properties: {rules: [{topic: \"${topic.arn}\"}]}",
                "X.yaml: bad[0].resources.web.properties.rules[0].topic is a reference, ${topic.arn}; write the value that"
                        + " it has, or ${unknown}");
        refuses(
                BUCKET + "      properties: {policy: {fn::toJSON: {a: 1}}}",
                "X.yaml: bad[0].resources.web.properties.policy calls fn::toJSON, which is for programs; write the value"
                        + " that it gives");
        refuses(
                BUCKET + "      properties: {day: !!timestamp 2012-10-17}",
                "X.yaml: bad[0].resources.web.properties.day has a tag of YAML; write the value without it");
        refuses(BUCKET + "      properties: &all {a: [*all]}", "X.yaml has a value that contains itself; write it out");
    }

    @Test
    void options_are_those_of_programs() {
        refuses(
                BUCKET + "      options: [a]",
                "X.yaml: bad[0].resources.web.options are none; write each one as name: value");
        refuses(
                BUCKET + "      options: {dependOn: []}",
                "X.yaml: bad[0].resources.web.options has no field \"dependOn\"; did you mean \"dependsOn\"?");
        refuses(
                BUCKET + "      options: {version: 6.0.0}",
                "X.yaml: bad[0].resources.web.options has no field \"version\"; there is dependsOn, parent, provider,"
                        + " protect, ignoreChanges, deleteBeforeReplace, additionalSecretOutputs, aliases");
        refuses(
                BUCKET + "      options: {protect: yes}",
                "X.yaml: bad[0].resources.web.options.protect is neither true nor false; write one of them");
        refuses(
                BUCKET + "      options: {dependsOn: [\"${wbe}\"]}",
                "X.yaml: bad[0].resources.web.options.dependsOn names no resource of the example with \"${wbe}\"; did you"
                        + " mean \"web\"?");
        refuses(
                BUCKET + "      options: {parent: web}",
                "X.yaml: bad[0].resources.web.options.parent names no resource of the example with \"web\"; write ${name}");
    }

    @Test
    void a_text_that_is_no_yaml_is_told_with_its_line() {
        refuses("bad: []\nbad: []", "X.yaml, line 2: this is not valid YAML: found duplicate key bad");
        refuses("bad:\n- *web", "X.yaml, line 2: this is not valid YAML: found undefined alias web");
        refuses("bad: []\n---\nbad: []", "X.yaml, line 2: this is not valid YAML: but found another document");
        refuses(
                "bad: !!java.io.File []",
                "X.yaml, line 1: this is not valid YAML: Global tag is not allowed: tag:yaml.org,2002:java.io.File");
    }

    private static Examples read(String yaml) {
        return Examples.read("X.yaml", yaml);
    }

    private static void refuses(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
