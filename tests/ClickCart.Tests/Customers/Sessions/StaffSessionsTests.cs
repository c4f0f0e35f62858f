namespace ClickCart.Tests.Customers.Sessions;

/// <summary>Staff are signed out an hour after their last request and twelve hours after their sign-in; customers are not.</summary>
public sealed class StaffSessionsTests(StaffSessionsTests.InAnotherTime shared) : ShopTest(shared), IClassFixture<StaffSessionsTests.InAnotherTime>
{
    public sealed class InAnotherTime() : SharedShop([]);

    [Fact]
    public async Task A_browser_of_staff_is_signed_out_after_an_hour_without_a_request()
    {
        using var office = await Shop.OfficeAsync("/admin/orders");
        for (var i = 0; i < 3; i++)
        {
            Shop.Clock.Advance(TimeSpan.FromMinutes(50));
            (await office.OpenAsync("/admin/orders")).ShouldBe(200).Address.AbsolutePath.ShouldBe("/admin/orders");
        }
        Shop.Clock.Advance(TimeSpan.FromMinutes(61));
        (await office.OpenAsync("/admin/orders")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_page_of_jobs_that_asks_for_its_numbers_by_itself_does_not_keep_a_browser_of_staff_signed_in()
    {
        using var office = await Shop.OfficeAsync("/admin/orders");
        Shop.Clock.Advance(TimeSpan.FromMinutes(50));
        (await office.PostAsync("/hangfire/stats", ("metrics[]", "enqueued:count-or-null"))).ShouldBe(200);
        Shop.Clock.Advance(TimeSpan.FromMinutes(11));
        (await office.OpenAsync("/hangfire")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_browser_of_staff_is_signed_out_twelve_hours_after_its_sign_in()
    {
        using var office = await Shop.OfficeAsync("/admin/orders");
        for (var i = 0; i < 14; i++)
        {
            Shop.Clock.Advance(TimeSpan.FromMinutes(50));
            (await office.OpenAsync("/admin/orders")).Address.AbsolutePath.ShouldBe("/admin/orders");
        }
        Shop.Clock.Advance(TimeSpan.FromMinutes(21));
        (await office.OpenAsync("/admin/orders")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Tokens_of_staff_end_alike_however_they_are_refreshed()
    {
        var tokens = await SignInAsync(Shop.AdminEmail, Shop.AdminPassword);
        Shop.Clock.Advance(TimeSpan.FromMinutes(61));
        (await RefreshAsync(tokens)).ShouldBeProblem(401, "bad-credentials");

        tokens = await SignInAsync(Shop.AdminEmail, Shop.AdminPassword);
        for (var i = 0; i < 14; i++)
        {
            Shop.Clock.Advance(TimeSpan.FromMinutes(50));
            tokens = (await RefreshAsync(tokens)).ShouldBe(200);
        }
        // The last of them lives only as long as the session.
        Shop.Clock.Advance(TimeSpan.FromMinutes(21));
        (await new Client(Shop.CreateClient(), tokens["accessToken"].GetString()).GetAsync("/admin/orders")).ShouldBeProblem(401, "unauthenticated");
        (await RefreshAsync(tokens)).ShouldBeProblem(401, "bad-credentials");
    }

    [Fact]
    public async Task A_request_with_a_token_keeps_the_session_of_staff()
    {
        var tokens = await SignInAsync(Shop.AdminEmail, Shop.AdminPassword);
        Shop.Clock.Advance(TimeSpan.FromMinutes(25));
        (await new Client(Shop.CreateClient(), tokens["accessToken"].GetString()).GetAsync("/admin/orders")).ShouldBe(200);
        Shop.Clock.Advance(TimeSpan.FromMinutes(50));
        (await RefreshAsync(tokens)).ShouldBe(200);
    }

    [Fact]
    public async Task A_customer_stays_signed_in()
    {
        var (_, email) = await Shop.CustomerAsync();
        using var browser = await Shop.OfficeAsync("/account", email, "Correct-Horse-9-Battery");
        var tokens = await SignInAsync(email, "Correct-Horse-9-Battery");
        Shop.Clock.Advance(TimeSpan.FromDays(3));
        (await browser.OpenAsync("/account")).Address.AbsolutePath.ShouldBe("/account");
        (await RefreshAsync(tokens)).ShouldBe(200);
    }

    private async Task<ApiResponse> SignInAsync(string email, string password) => (await Guest.PostAsync("/sessions", new { email, password })).ShouldBe(200);

    private Task<ApiResponse> RefreshAsync(ApiResponse tokens) =>
        Guest.PostAsync("/sessions/refresh", new { refreshToken = tokens["refreshToken"].GetString() });
}
