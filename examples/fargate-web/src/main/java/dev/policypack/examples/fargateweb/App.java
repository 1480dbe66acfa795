package dev.policypack.examples.fargateweb;

import com.pulumi.Context;
import com.pulumi.Pulumi;

/**
 * A web service on ECS Fargate: behind a load balancer with HTTPS, in private subnets of two zones, with an Aurora
 * PostgreSQL database.
 *
 * <p>Before the first {@code pulumi up}, name a domain whose public hosted zone is in the account:
 * {@code pulumi config set domain example.org}. Everything else has a default.
 */
public final class App {

    private App() {}

    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources of the stack. */
    public static void stack(Context ctx) {
        var env = Environment.of(ctx);
        var key = new Encryption(env);
        var network = new Network(env, key);
        var firewall = new Firewall(env, network);
        var domain = new Domain(env, ctx.config().get("domain").orElse("example.com"));
        var entrance = new Entrance(env, network, firewall, domain);
        var database = new Database(env, network, firewall, key);
        var image = new Image(env, key);
        var web = new WebService(env, network, firewall, entrance, database, image, key);
        new Alarms(env, entrance, web, key, ctx.config().get("alarmEmail"));

        ctx.export("url", "https://" + domain.hostName());
    }
}
