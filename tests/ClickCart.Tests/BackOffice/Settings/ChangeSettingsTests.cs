using System.Text.Json;
using ClickCart.BackOffice;

namespace ClickCart.Tests.BackOffice.Settings;

/// <summary>A shop of its own, for its settings are everybody's; one of them comes from the command line.</summary>
public sealed class OwnersShop() : SharedShop(("Payments:CaptureOn", "Label"));

public sealed class ChangeSettingsTests(OwnersShop shared) : ShopTest(shared), IClassFixture<OwnersShop>
{
    private const string Address = "/admin/settings";

    [Fact]
    public async Task What_the_owner_sets_is_in_force_at_once_on_pages_and_in_orders()
    {
        (await SetAsync(("ClickCart:Shop:Name", "Willow & Daughters"), ("ClickCart:TimeZone", "Pacific/Kiritimati"), ("Ordering:HoldMinutes", "33"),
            ("Ordering:NumberPrefix", "WD"))).ShouldBe(200);
        using var browser = Shop.Browser();
        (await browser.OpenAsync("/")).ShouldShow("Willow & Daughters");

        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_threeDSecure2Required");
        order["number"].GetString()!.ShouldStartWith($"WD-{Shop.Clock.GetUtcNow().AddHours(14):yyMMdd}-");
        (await SetAsync(("ClickCart:TimeZone", null))).ShouldBe(200);
        (await ItemAsync("ClickCart:TimeZone")).GetProperty("origin").GetString().ShouldBe("the default");
        (await ItemAsync("Ordering:HoldMinutes")).GetProperty("changedBy").GetString().ShouldBe(Shop.AdminEmail);
    }

    [Fact]
    public async Task A_value_that_is_none_is_refused_and_so_is_an_edit_of_an_old_version()
    {
        (await Admin.PutAsync(Address, new { values = new { } })).ShouldBeProblem(428, "precondition-required");
        (await SetAsync(("ClickCart:TimeZone", "Europe/Atlantis"))).ShouldBeInvalid("values['ClickCart:TimeZone']");
        (await SetAsync(("Ordering:HoldMinutes", "0"))).ShouldBeInvalid("values['Ordering:HoldMinutes']");
        (await SetAsync(("Ordering:NumberPrefix", "w d"))).ShouldBeInvalid("values['Ordering:NumberPrefix']");
        (await SetAsync(("Shipping:EasyPost:ApiKey", "short"))).ShouldBeInvalid("values['Shipping:EasyPost:ApiKey']");
        (await SetAsync(("Database:Provider", "SqlServer"))).ShouldBeInvalid("values['Database:Provider']");
        var etag = (await Admin.GetAsync(Address)).ETag;
        (await PutAsync(etag, ("ClickCart:Shop:Name", "First"))).ShouldBe(200);
        (await PutAsync(etag, ("ClickCart:Shop:Name", "Second"))).ShouldBeProblem(412, "stale-version");
        (await ItemAsync("ClickCart:Shop:Name")).GetProperty("value").GetString().ShouldBe("First");
    }

    [Theory]
    [InlineData("clickcart:shop:slogan", "Twice")]
    [InlineData("Notifications:KeepDays", "31.5")]
    [InlineData("Notifications:Smtp:Port", "587.5")]
    [InlineData("ClickCart:Shop:Languages", ",")]
    [InlineData("ClickCart:Shop:Languages", "xx")]
    [InlineData("Payments:Stripe:BaseUrl", "http://169.254.169.254/")]
    [InlineData("ClickCart:Front:Blocks:0:Link", "/\\evil.example")]
    [InlineData("ClickCart:Shop:Accent", "red;}</style><script>")]
    public async Task Rubbish_is_refused_and_nothing_beside_it_is_set(string key, string value)
    {
        (await SetAsync(("ClickCart:Shop:Slogan", "Once"), (key, value))).ShouldBeInvalid($"values['{key}']");
        (await ItemAsync("ClickCart:Shop:Slogan")).GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_secret_is_not_sent_elsewhere_without_being_entered_again()
    {
        const string smtp = "Notifications:Smtp:";
        (await SetAsync((smtp + "Host", "smtp.example.com"), (smtp + "Password", "S3cret"), (smtp + "From", "shop@example.com"))).ShouldBe(200);
        foreach (var (key, value) in new[] { ("Host", "localhost"), ("Port", "7394"), ("Tls", "None") })
            (await SetAsync((smtp + key, value))).ShouldBeInvalid($"values['{smtp}Password']");
        (await SetAsync((smtp + "Host", "smtp.example.com"), (smtp + "ReplyTo", "answers@example.com"))).ShouldBe(200);
        (await SetAsync((smtp + "Host", "mail.example.com"), (smtp + "Password", "S3cret"))).ShouldBe(200);
        (await SetAsync((smtp + "Host", null), (smtp + "Password", null))).ShouldBe(200);
    }

    [Fact]
    public async Task What_the_command_line_sets_wins_and_says_so()
    {
        var item = await ItemAsync("Payments:CaptureOn");
        item.GetProperty("isEditable").GetBoolean().ShouldBeFalse();
        item.GetProperty("origin").GetString().ShouldBe("set on the command line (--Payments:CaptureOn)");
        (await SetAsync(("Payments:CaptureOn", "Confirmation"))).ShouldBeInvalid("values['Payments:CaptureOn']");
    }

    [Fact]
    public async Task A_secret_is_in_force_and_nobody_reads_it_again()
    {
        const string key = "Shipping:EasyPost:ApiKey", secret = "EZAK9f2c1d7b3a5e8846";
        var configuration = Shop.Services.GetRequiredService<IConfiguration>();
        (await SetAsync((key, secret))).ShouldBe(200).Text.ShouldNotContain(secret);
        configuration[key].ShouldBe(secret);
        var item = await ItemAsync(key);
        (item.GetProperty("kind").GetString(), item.GetProperty("value").ValueKind, item.GetProperty("origin").GetString())
            .ShouldBe(("secret", JsonValueKind.Null, "set here"));
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var kept = await scope.ServiceProvider.GetRequiredService<BackOfficeDbContext>().SettingChanges.AsNoTracking().Where(c => c.Key == key)
                .ToListAsync(TestContext.Current.CancellationToken);
            kept.ShouldHaveSingleItem().Became.ShouldNotBeNull().ShouldNotContain(secret);
        }
        using var browser = await Shop.OfficeAsync(Address);
        browser.Page.DocumentElement.OuterHtml.ShouldNotContain(secret);
        // Its field is empty, and stays so.
        (await browser.PressAsync("Save")).ShouldBe(200);
        configuration[key].ShouldBe(secret);
        (await SetAsync((key, null))).ShouldBe(200);
        configuration[key].ShouldNotBe(secret);
    }

    [Fact]
    public async Task Only_admins_read_or_set_them()
    {
        (await Guest.GetAsync(Address)).ShouldBe(401);
        var (email, password) = await Shop.SupportAsync(Admin);
        (await (await Shop.SignInAsync(email, password)).GetAsync(Address)).ShouldBe(403);
    }

    [Fact]
    public async Task The_page_sets_what_was_typed_and_nothing_else()
    {
        using var browser = await Shop.OfficeAsync(Address);
        (await browser.PressAsync("Save", ("values['ClickCart:TimeZone']", "Europe/Atlantis"))).ShouldBe(422).ShouldShow("IANA time zone database");
        (await browser.PressAsync("Save", ("values['ClickCart:TimeZone']", "Europe/Berlin"))).ShouldBe(200).ShouldShow("saved and in force");
        (await ItemAsync("ClickCart:TimeZone")).GetProperty("origin").GetString().ShouldBe("set here");
        (await ItemAsync("Payments:CaptureOn")).GetProperty("source").GetString().ShouldBe("commandLine");
    }

#if POSTGRESQL || SQLSERVER
    [Fact]
    public async Task The_other_nodes_and_a_later_start_go_by_them()
    {
        (await SetAsync(("ClickCart:Shop:Name", "Before"))).ShouldBe(200);
        await using var node = await Shop.NodeAsync();
        using var browser = node.Browser();
        (await browser.OpenAsync("/")).ShouldShow("Before");
        (await SetAsync(("ClickCart:Shop:Name", "After"))).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await browser.OpenAsync("/")).Text.Contains("After", StringComparison.Ordinal), "the other node has heard");
    }
#endif

    private async Task<ApiResponse> SetAsync(params (string Key, string? Value)[] values) => await PutAsync((await Admin.GetAsync(Address)).ETag, values);

    private Task<ApiResponse> PutAsync(string? etag, params (string Key, string? Value)[] values) =>
        Admin.PutAsync(Address, new { values = values.ToDictionary(v => v.Key, v => v.Value) }, etag);

    private async Task<JsonElement> ItemAsync(string key) =>
        (await Admin.GetAsync(Address)).ShouldBe(200)["settings"].EnumerateArray().Single(s => s.GetProperty("key").ValueEquals(key));
}
