using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ClickCart.BackOffice;
using ClickCart.Catalog;
using ClickCart.Customers;
using ClickCart.Inventory;
using ClickCart.Notifications;
using ClickCart.Ordering;
using ClickCart.Payments;
using ClickCart.Pricing;
using ClickCart.Sandbox;
using ClickCart.Shipping;

namespace ClickCart.Tests.Maintenance;

/// <summary>Every setting of README's table with values that nothing can be made of: the shop does not start, and says which it is in a sentence.</summary>
public sealed partial class SettingsTests
{
    private static readonly string[] Numbers = ["ten", "-1", "1e5", "NaN", "Infinity", "99999999999999999999", "0x10", "1,5", " ", "5 minutes"];
    private static readonly string[] Wholes = [.. Numbers, "1.5"];
    private static readonly string[] Flags = ["yes", "1", "on", " "];
    private static readonly string[] Links = ["shop.example.com", "ftp://example.com", "http://", "https://user:word@example.com", "/path", "https://a b"];

    private static readonly Dictionary<string, string[]> Rubbish = new()
    {
        ["Database:Provider"] = ["Oracle", "7", "Sqlite, SqlServer"],
        ["Database:ConnectionString"] = ["rubbish", "=;="],
        ["Database:LoginPerModule"] = Flags,
        ["Database:MigrateAtStart"] = Flags,
        ["Shutdown:DelaySeconds"] = Numbers,
        ["Seed:Enabled"] = Flags,
        ["ClickCart:KeyCertificate:Path"] = ["/nowhere/keys.pfx"],
        ["ClickCart:Admin:Email"] = ["boss", "a@"],
        ["Shipping:From:Name"] = ["\u0001", new('n', 101)],
        ["Shipping:From:Country"] = ["Germany", "XX"],
        ["Shipping:PickUp:Name"] = ["---", new('n', 61)],
        ["Inventory:LowStockThreshold"] = [.. Wholes, "1000001"],
        ["ClickCart:PublicUrl"] = Links,
        ["ClickCart:Shop:Name"] = ["\u0001", "\u200b", new('n', 61)],
        ["ClickCart:TimeZone"] = ["Europe/Atlantis", "localtime", "posix/Europe/Berlin", "W. Europe Standard Time", "GMT+99", "../etc/passwd", new('z', 500)],
        ["ClickCart:Shop:Language"] = ["fr", "English"],
        ["ClickCart:Shop:Languages"] = ["fr", "en; de"],
        ["ClickCart:Shop:Logo"] = ["../logo.png"],
        ["ClickCart:Shop:Accent"] = ["red", "#12", "#fefefe"],
        ["ClickCart:Shop:Email"] = ["hello"],
        ["Notifications:AttachInvoice"] = Flags,
        ["Notifications:KeepDays"] = [.. Wholes, "0", "30", "3651"],
        ["Notifications:Smtp:Host"] = ["mail server", "http://smtp.example.com"],
        ["Notifications:Smtp:Port"] = [.. Wholes, "0", "65536"],
        ["Notifications:Smtp:Tls"] = ["ssl", "1"],
        ["Notifications:Smtp:From"] = ["shop"],
        ["Notifications:Smtp:ReplyTo"] = ["a@b@c"],
        ["Notifications:Smtp:CertificateSha256"] = ["abc", new('z', 64)],
        ["Notifications:Smtp:TimeoutSeconds"] = [.. Wholes, "0", "301"],
        ["Notifications:Smtp:RetrySeconds"] = [.. Wholes, "0"],
        ["ClickCart:Shop:Phone"] = ["call us"],
        ["ClickCart:Shop:VatId"] = ["DE1"],
        ["ClickCart:Front:Blocks:0:Link"] = ["javascript:alert(1)"],
        ["ClickCart:Pages:AcceptTerms"] = Flags,
        ["ClickCart:Countries"] = ["Germany", "XX"],
        ["ClickCart:Checklist"] = ["Never"],
        ["ClickCart:TrustedProxies"] = ["nginx", "10.0.0.0/99"],
        ["ClickCart:Cors:Origins"] = ["example.com", "https://a.example/path"],
        ["ClickCart:Cors:Credentials"] = Flags[..3],
        ["Payments:Stripe:BaseUrl"] = Links[..2],
        ["Payments:Stripe:PublishableKey"] = ["sk_test_9f8e7d6c5b4a"],
        ["Payments:Stripe:ScriptUrl"] = ["ftp://example.com/js"],
        ["Payments:Stripe:PaymentMethodTypes"] = ["Card!", "card, Ä"],
        ["Payments:CaptureOn"] = ["Never", "1"],
        ["Payments:BankTransfer:Offered"] = Flags,
        ["Payments:BankTransfer:HoldDays"] = [.. Numbers, "0", "61"],
        ["Payments:CashOnDelivery:Offered"] = Flags,
        ["Shipping:EasyPost:BaseUrl"] = Links[..2],
        ["Shipping:BuyLabels"] = ["Never", "7"],
        ["Shipping:SplitParcels"] = ["Always", "7"],
        ["Ordering:NumberPrefix"] = ["cc", "TOOLONGS", "É"],
        ["Ordering:InvoicePrefix"] = ["re-", "R 1", new('R', 11)],
        ["Ordering:CreditNotePrefix"] = ["INV-", "É"],
        ["Papers:Size"] = ["A5", "letter"],
        ["Papers:FontFolder"] = ["/nowhere/fonts"],
        ["Ordering:DefaultCurrency"] = ["EURO", "usd", "XXX"],
        ["Ordering:ReturnDays"] = [.. Wholes, "0", "366"],
        ["Ordering:ReturnPhotoDays"] = [.. Wholes, "0", "3651"],
        ["Customers:Groups"] = ["Friends; Wholesale", "VIP, vip", new('A', 41)],
        ["Ordering:Drafts:LinkDays"] = [.. Numbers, "0", "366"],
        ["Ordering:CustomerEditMinutes"] = Numbers,
        ["Ordering:LateDays"] = [.. Numbers, "0", "91"],
        ["Ordering:HoldMinutes"] = [.. Numbers, "0"],
        ["Ordering:DeclinedHoldMinutes"] = Numbers,
        ["Ordering:PaymentAttempts"] = [.. Wholes, "0"],
        ["Ordering:UnpaidUnitsPerBuyer"] = [.. Wholes, "0"],
        ["Ordering:UnpaidUnitsPerClient"] = [.. Wholes, "0"],
        ["Pricing:FreeShippingFrom"] = ["5000"],
        ["Pricing:FreeShippingFrom:USD"] = [.. Wholes, ""],
        ["Pricing:FreeShippingFrom:DOLLARS"] = ["1"],
        ["Pricing:Home:Country"] = ["XX", "Germany", "de"],
        ["Pricing:Home:Currency"] = ["EURO", "", "eur"],
        ["Ordering:UnshippableDays"] = [.. Numbers, "0", "7"],
        ["Pricing:TaxRates"] = ["19"],
        ["Pricing:TaxRates:0:Rate"] = [.. Numbers, "1", "19"],
        ["Pricing:TaxRates:0:Country"] = ["XX", ""],
        ["Pricing:TaxRates:0:Inclusive"] = Flags,
        ["Pricing:TaxRates:0:Class"] = ["luxury"],
        ["Pricing:RoundTotals"] = Flags,
        ["Pricing:TaxProvider"] = ["nobody"],
        ["Pricing:VatIds:ServiceUrl"] = Links[..2],
        ["Pricing:VatIds:TimeoutSeconds"] = [.. Numbers, "0"],
        ["Pricing:ShippingTaxClass"] = ["usual", "Highest", "1"],
        ["Sandbox:Enabled"] = Flags,
        ["Sandbox:TransitSeconds"] = Numbers,
        ["Sandbox:LatencyMs"] = Numbers,
        ["Sandbox:PublicUrl"] = Links,
        ["Sandbox:ShopUrl"] = Links,
        ["Outbound:AllowLoopback"] = Flags,
        ["RateLimits:Enabled"] = Flags,
        ["RateLimits:SignInsPerMinute"] = [.. Wholes, "0"],
        ["RateLimits:CouponsPerMinute"] = [.. Wholes, "0"],
        ["RateLimits:MailsPerHour"] = [.. Wholes, "0"],
        ["Notifications:Staff:DigestHour"] = [.. Wholes, "24"],
        ["Notifications:Staff:AtOnceMinutes"] = [.. Wholes, "1441"],
        ["RateLimits:PaymentsPerDay"] = [.. Wholes, "0"],
        ["RateLimits:StreamsPerClient"] = [.. Wholes, "0"],
        ["Customers:StaffSessions:IdleMinutes"] = [.. Numbers, "0"],
        ["Customers:StaffSessions:Hours"] = [.. Numbers, "0"],
        ["Customers:StaffSecondFactor"] = ["Always", "1"],
        ["Customers:LockOut:Failures"] = [.. Wholes, "0"],
        ["Customers:LockOut:FailuresAnywhere"] = [.. Wholes, "0"],
        ["Customers:LockOut:Minutes"] = [.. Numbers, "0"],
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Links,
    };

    /// <summary>Any text will do at a look: what is wrong with it shows where it is used, or is told as a secret's weakness.</summary>
    private static readonly string[] Texts =
    [
        "--urls", "ASPNETCORE_URLS", "Database:Folder", "Database:LoginSecret", "ClickCart:KeyCertificate:Password", "ClickCart:Admin:Password",
        "Payments:BankTransfer:Instructions", "Payments:CashOnDelivery:Instructions", "Shipping:PickUp:Instructions", "Shipping:PickUp:Address:*", "Kestrel:Certificates:Default:Path", "Kestrel:Certificates:Default:KeyPath",
        "Kestrel:Certificates:Default:Password", "Payments:Stripe:ApiKey", "Payments:Stripe:WebhookSecret", "Shipping:EasyPost:ApiKey",
        "Shipping:EasyPost:WebhookSecret", "Shipping:From:Line1", "Shipping:From:Line2", "Shipping:From:PostalCode", "Shipping:From:City", "Shipping:From:Region",
        "Shipping:From:Phone", "Notifications:Smtp:User", "Notifications:Smtp:Password", "ClickCart:Shop:Slogan", "ClickCart:Shop:Hours", "ClickCart:Shop:LegalName", "ClickCart:Shop:LegalAddress", "ClickCart:Shop:TaxIds",
        "ClickCart:Front:Blocks:0:Heading", "ClickCart:Front:Blocks:0:Text", "ClickCart:Front:Blocks:0:LinkText", "ClickCart:Pages:Terms",
        "ClickCart:Pages:Privacy", "ClickCart:Pages:Returns", "ClickCart:Pages:Imprint", "Sandbox:Urls", "Sandbox:Folder", "Logging:LogLevel:ClickCart.Security",
    ];

    public static TheoryData<string> Keys => [.. Rubbish.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Rubbish_stops_the_start_with_a_sentence_that_names_the_setting(string key)
    {
        var accepted = new List<string>();
        foreach (var value in Rubbish[key])
        {
            var said = await RefusalAsync((key, value));
            if (!said.StartsWith("ClickCart does not start:\n", StringComparison.Ordinal) || !said.Contains(key, StringComparison.Ordinal)) accepted.Add($"{value}: {said}");
            said.Split('\n').ShouldAllBe(line => line.Length < 300 && !line.StartsWith("   at ", StringComparison.Ordinal));
        }
        accepted.ShouldBeEmpty(string.Join('\n', accepted));
    }

    [Fact]
    public void Every_setting_of_the_table_is_tried()
    {
        var told = File.ReadLines(Readme()).SkipWhile(l => !l.StartsWith("| setting |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(l => l.StartsWith('|')).SelectMany(row =>
            {
                var names = Names().Matches(row.Split('|')[1]).Select(m => m.Groups["name"].Value).ToList();
                var section = names[0].LastIndexOf(':') is var end and > 0 ? names[0][..end] : "";
                return names.Select(n => section.Length == 0 || n.StartsWith(section.Split(':')[0] + ":", StringComparison.Ordinal) ? n
                    : n.StartsWith(':') ? section + n : n.Contains(':') && !n.StartsWith("Address", StringComparison.Ordinal) ? n : $"{section}:{n}");
            }).Where(n => !n.StartsWith("Sandbox:Sandbox", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBeGreaterThan(60);
        told.Except([.. Rubbish.Keys, .. Texts], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_of_it_is_said_at_once_and_what_is_right_is_taken()
    {
        (await RefusalAsync(("Seed:Enabled", "yes"), ("Ordering:HoldMinutes", "long"), ("ClickCart:TimeZone", "Here"), ("Pricing:RoundTotals", "up")))
            .Split('\n').Length.ShouldBe(5);
        (await RefusalAsync(("Seed:Enabled", "False"), ("Ordering:HoldMinutes", "0.5"), ("ClickCart:TimeZone", "Europe/Berlin"), ("Shutdown:DelaySeconds", "0"),
            ("Customers:StaffSecondFactor", "required"), ("Customers:StaffSessions:IdleMinutes", "1.5"), ("RateLimits:PaymentsPerDay", "1"),
            ("ClickCart:PublicUrl", "https://shop.example.com/"), ("Pricing:ShippingTaxClass", "highest"), ("Sandbox:LatencyMs", ""))).ShouldBeEmpty();
    }

    /// <summary>The program itself: what stops it while its parts are put together, when it looks at settings, and when it begins to listen.</summary>
    [Theory]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("Sandbox:Enabled", "perhaps")]
    [InlineData("Ordering:PaymentAttempts", "-5")]
    [InlineData("Logging:LogLevel:ClickCart.Security", "Loudly")]
    [InlineData("urls", "nowhere")]
    [InlineData("Kestrel:Certificates:Default:Path", "/nowhere/shop.pfx")]
    [InlineData("Database:Folder", "/dev/null/data")]
    public async Task The_program_ends_with_code_2(string key, string value)
    {
        var settings = TestDatabase.NewSqlite();
        var folder = settings["Database:Folder"]!;
        if (key.StartsWith("Kestrel", StringComparison.Ordinal)) settings["urls"] = "https://127.0.0.1:0";
        settings[key] = value;
        (await Command.RunAsync(settings).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken)).ShouldBe(2);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> RefusalAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Payments:Stripe:ApiKey"] = "sk_test_sandbox",
            ["Payments:Stripe:WebhookSecret"] = "whsec_sandbox",
            ["Shipping:EasyPost:ApiKey"] = "sandbox-easypost-key",
            ["Shipping:EasyPost:WebhookSecret"] = "sandbox-easypost-secret",
            ["Pricing:Home:Country"] = "DE",
            ["Pricing:Home:Currency"] = "EUR",
            ["Pricing:TaxRates:0:Country"] = "DE",
            ["Pricing:TaxRates:0:Rate"] = "0.19",
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.AddPlatform().AddWeb().AddModule<BackOfficeModule>().AddModule<CatalogModule>().AddModule<InventoryModule>().AddModule<PricingModule>()
            .AddModule<OrderingModule>().AddModule<PaymentsModule>().AddModule<ShippingModule>().AddModule<CustomersModule>()
            .AddModule<NotificationsModule>().AddModule<SandboxModule>();
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

    private static string Readme([CallerFilePath] string here = "") => Path.Combine(here, "../../../../README.md");

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
