using ClickCart.Customers;
using ClickCart.Payments;
using ClickCart.Sandbox;
using ClickCart.Shipping;

namespace ClickCart.Tests.Maintenance;

/// <summary>Outside Development the shop does not start with settings that would hand it over, and says what to set.</summary>
public sealed class StartChecksTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Payments:Stripe:BaseUrl"] = "https://api.stripe.com",
        ["Payments:Stripe:ApiKey"] = "rk_live_51HqLyjWDarjtT1zdp7d",
        ["Payments:Stripe:WebhookSecret"] = "whsec_9f86d081884c7d659a2feaa0",
        ["Shipping:EasyPost:ApiKey"] = "EZAK60303ae2c9bd4f50ac11",
        ["Shipping:EasyPost:WebhookSecret"] = "b1946ac92492d2347c6235b4d2611184",
        ["ClickCart:Admin:Password"] = "tulip-garden-77",
    };

    [Fact]
    public async Task Good_settings_are_taken() => (await RefusalAsync()).ShouldBeEmpty();

    [Theory]
    [InlineData("Payments:Stripe:BaseUrl", "http://api.stripe.com", "called by https alone")]
    [InlineData("Payments:Stripe:BaseUrl", "http://127.0.0.1:5080/sandbox/stripe", "called by https alone")]
    [InlineData("Payments:Stripe:BaseUrl", "api.stripe.com", "called by https alone")]
    [InlineData("Payments:Stripe:ApiKey", "sk_test_sandbox", "Payments:Stripe:ApiKey is one that everybody can read")]
    [InlineData("Payments:Stripe:ApiKey", "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "is one that everybody can read")]
    [InlineData("Payments:Stripe:WebhookSecret", "whsec_sandbox", "Payments:Stripe:WebhookSecret is one that everybody can read")]
    [InlineData("Payments:Stripe:WebhookSecret", "whsec_1", "is shorter than 16 characters")]
    [InlineData("Payments:Stripe:WebhookSecret", "aaaaaaaaaaaaaaaaaaaaaaaa", "repeats a few characters")]
    [InlineData("Payments:Stripe:PublishableKey", "sk_test_9f8e7d6c5b4a", "Payments:Stripe:PublishableKey: A publishable key begins with pk_")]
    [InlineData("Payments:Stripe:ScriptUrl", "http://js.example.com/v3", "it is an https address of the gateway")]
    [InlineData("Payments:CaptureOn", "Never", "Payments:CaptureOn is 'Never'. It is one of Label, Confirmation")]
    [InlineData("Shipping:EasyPost:BaseUrl", "http://api.easypost.com", "the carrier is called by https alone")]
    [InlineData("Shipping:EasyPost:ApiKey", "sandbox-easypost-key", "Shipping:EasyPost:ApiKey is one that everybody can read")]
    [InlineData("Database:LoginSecret", "of-the-tests", "Database:LoginSecret is shorter than 16 characters")]
    [InlineData("ClickCart:Admin:Password", "admin", "ClickCart:Admin:Password would be refused at sign-up")]
    [InlineData("ClickCart:Admin:Password", "Password123!", "among the first that anybody would try")]
    [InlineData("ClickCart:Admin:Email", "boss", "which is no e-mail address")]
    [InlineData("Sandbox:Enabled", "true", "Sandbox:Enabled is true")]
    [InlineData("ClickCart:KeyCertificate:Path", "/nowhere/keys.pfx", "ClickCart:KeyCertificate:Path names /nowhere/keys.pfx, which cannot be read")]
    [InlineData("ClickCart:TrustedProxies", "127.0.0.1, nginx", "ClickCart:TrustedProxies holds 'nginx'")]
    [InlineData("ClickCart:Cors:Origins", "https://www.example.com, www.example.org", "ClickCart:Cors:Origins holds 'www.example.org', which is no origin")]
    [InlineData("ClickCart:Cors:Origins", "https://www.example.com/", "which is no origin")]
    [InlineData("ClickCart:Cors:Origins", "https://www.example.com/shop", "which is no origin")]
    [InlineData("ClickCart:Cors:Origins", "https://*.example.com", "which is no origin")]
    [InlineData("ClickCart:Cors:Origins", "file:///home", "which is no origin")]
    [InlineData("ClickCart:Cors:Origins", "null", "which is no origin")]
    [InlineData("ClickCart:Cors:Credentials", "true", "ClickCart:Cors:Origins names nobody")]
    [InlineData("ClickCart:Cors:Credentials", "yes", "it can be true or false")]
    public async Task What_would_hand_the_shop_over_is_refused_with_a_sentence(string setting, string? value, string sentence) =>
        (await RefusalAsync((setting, value))).ShouldContain(sentence);

    [Fact]
    public async Task Not_every_site_may_act_for_whoever_visits_it()
    {
        (await RefusalAsync(("ClickCart:Cors:Origins", "*"), ("ClickCart:Cors:Credentials", "true"))).ShouldContain("any site could act for your customers");
        (await RefusalAsync(("ClickCart:Cors:Origins", "*"))).ShouldBeEmpty();
        (await RefusalAsync(("ClickCart:Cors:Origins", "https://www.example.com, http://localhost:3000"), ("ClickCart:Cors:Credentials", "true")))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_process_of_this_machine_is_the_gateway_where_a_setting_says_so_and_nothing_else_by_plain_http()
    {
        (string, string?)[] allowed = [("Outbound:AllowLoopback", "true"), ("Payments:Stripe:BaseUrl", "http://localhost:5090/sandbox/stripe")];
        (await RefusalAsync(allowed)).ShouldBeEmpty();
        (await RefusalAsync([.. allowed, ("Shipping:EasyPost:BaseUrl", "http://192.168.0.7:5090/sandbox/easypost")])).ShouldContain("called by https alone");
    }

    [Fact]
    public async Task All_is_said_at_once()
    {
        var refusal = await RefusalAsync(("Payments:Stripe:BaseUrl", "http://api.stripe.com"), ("Shipping:EasyPost:ApiKey", "short"), ("ClickCart:Admin:Password", "12345678"));
        refusal.Split('\n').Length.ShouldBe(4, refusal);
    }

    [Fact]
    public async Task No_password_and_an_address_that_is_known_are_good_settings_too() =>
        (await RefusalAsync(("ClickCart:Admin:Password", null), ("Shipping:EasyPost:BaseUrl", null), ("Payments:Stripe:BaseUrl", null))).ShouldBeEmpty();

    [Fact]
    public async Task Keys_that_are_missing_are_no_reason_for_they_are_set_in_the_back_office() => (await RefusalAsync(
        ("Payments:Stripe:ApiKey", null), ("Payments:Stripe:WebhookSecret", null), ("Shipping:EasyPost:ApiKey", null),
        ("Shipping:EasyPost:WebhookSecret", "  "))).ShouldBeEmpty();

    [Fact]
    public async Task Development_takes_the_settings_that_it_comes_with() => (await RefusalAsync("Development",
        ("Payments:Stripe:BaseUrl", null), ("Payments:Stripe:ApiKey", "sk_test_sandbox"), ("ClickCart:Admin:Password", "admin"), ("Sandbox:Enabled", "true")))
        .ShouldBeEmpty();

    [Fact]
    public async Task The_program_ends_with_a_code_that_says_so()
    {
        var settings = TestDatabase.NewSqlite();
        (settings["environment"], settings["Payments:Stripe:ApiKey"]) = ("Production", "sk_test_sandbox");
        (await Command.RunAsync(settings).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken)).ShouldBe(2);
        Directory.EnumerateFileSystemEntries(settings["Database:Folder"]!).ShouldBeEmpty("Nothing was made.");
        Directory.Delete(settings["Database:Folder"]!);
    }

    private static Task<string> RefusalAsync(params (string Key, string? Value)[] settings) => RefusalAsync("Production", settings);

    private static async Task<string> RefusalAsync(string environment, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(Good);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value));
        builder.AddPlatform().AddWeb().AddModule<PaymentsModule>().AddModule<ShippingModule>().AddModule<CustomersModule>()
            .AddModule<SandboxModule>(builder.Configuration.GetValue("Sandbox:Enabled", false));
        await using var app = builder.Build();
        try
        {
            await StartChecks.RefuseAsync(app.Services, TestContext.Current.CancellationToken);
            return "";
        }
        catch (CommandException refused)
        {
            return refused.Message;
        }
    }
}
