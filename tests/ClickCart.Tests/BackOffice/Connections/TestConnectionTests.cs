namespace ClickCart.Tests.BackOffice.Connections;

/// <summary>A shop of its own, for its keys are everybody's.</summary>
public sealed class ConnectedShop : SharedShop;

public sealed class TestConnectionTests(ConnectedShop shared) : ShopTest(shared), IClassFixture<ConnectedShop>
{
    private const string Key = "Payments:Stripe:ApiKey", Settings = "/admin/settings";

    [Fact]
    public async Task It_says_whether_the_key_is_right_and_whether_it_is_for_earnest()
    {
        await SetAsync(Key, "sk_test_9f2c1d7b3a5e8846");
        var tested = (await TestAsync("gateway")).ShouldBe(200);
        (tested["test"].GetProperty("verdict").GetString(), tested["test"].GetProperty("isLive").GetBoolean(), tested["hasKey"].GetBoolean())
            .ShouldBe(("right", false, true));
        tested["test"].GetProperty("words").GetString()!.ShouldContain("It is a test key");
        tested.Text.ShouldNotContain("9f2c1d7b3a5e8846");
        // The Sandbox knows no live keys; and what was said of the key before says nothing of this one.
        await SetAsync(Key, "sk_live_9f2c1d7b3a5e8846");
        (await Admin.GetAsync("/admin/connections")).ShouldBe(200)["items"].EnumerateArray().Single(c => c.GetProperty("name").ValueEquals("gateway"))
            .GetProperty("test").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        tested = (await TestAsync("gateway")).ShouldBe(200);
        tested["test"].GetProperty("verdict").GetString().ShouldBe("refused");
        tested["test"].GetProperty("by").GetString().ShouldBe(Shop.AdminEmail);
        await SetAsync(Key, null);
    }

    [Fact]
    public async Task Who_does_not_answer_is_not_reachable_and_a_page_says_so()
    {
        (await Guest.PutAsync("~/sandbox/faults", new[] { new { target = "easypost", kind = "status", match = "GET /v2/webhooks", status = 503 } })).ShouldBe(200);
        using var office = await Shop.OfficeAsync("/admin/connections");
        office.ShouldShow("/api/v1/webhooks/easypost");
        var page = await office.PostAsync("/admin/connections/carrier/test");
        page.ShouldBe(200).ShouldShow("Not reachable").ShouldShow("could not be asked");
        (await Guest.DeleteAsync("~/sandbox/faults")).ShouldBe(204);
        (await TestAsync("carrier"))["test"].GetProperty("verdict").GetString().ShouldBe("right");
    }

    [Fact]
    public async Task The_Sandbox_signs_with_the_secret_that_the_owner_has_set()
    {
        await SetAsync("Payments:Stripe:WebhookSecret", "whsec_3b7e1c9a5d2f8046");
        await SetAsync("Shipping:EasyPost:WebhookSecret", "b1946ac92492d2347c62");
        // Paid for, sent and delivered: all of it is told by webhooks.
        await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        await Eventually.TrueAsync(async () => (await Admin.GetAsync("/admin/connections"))["items"].EnumerateArray()
            .All(c => c.GetProperty("lastWebhookAt").ValueKind is System.Text.Json.JsonValueKind.String), "signed webhooks have come of both");
    }

    [Fact]
    public async Task There_is_none_of_another_name_and_it_is_for_admins()
    {
        (await TestAsync("postman")).ShouldBeProblem(404, "not-found");
        (await Guest.PostAsync("/admin/connections/gateway/test")).ShouldBe(401);
    }

    private Task<ApiResponse> TestAsync(string name) => Admin.PostAsync($"/admin/connections/{name}/test");

    private async Task SetAsync(string key, string? value) => (await Admin.PutAsync(Settings,
        new { values = new Dictionary<string, string?> { [key] = value } }, (await Admin.GetAsync(Settings)).ETag)).ShouldBe(200);
}
