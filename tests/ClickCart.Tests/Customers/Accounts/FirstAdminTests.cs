using ClickCart.Customers;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.Customers.Accounts;

public sealed class FirstAdminTests(SharedShop shared) : ShopTest(shared)
{
    private const string Password = "tulip-garden-77";

    private readonly string _email = $"boss{Guid.CreateVersion7():n}@example.com";

    /// <summary>The fixture's shops start from one database and each configure the same password: this also tests that the second start keeps it.</summary>
    [Fact]
    public async Task The_configured_password_signs_in_as_admin() =>
        (await Admin.GetAsync("/me")).ShouldBe(200)["role"].GetString().ShouldBe("admin");

    [Theory, InlineData(""), InlineData("Quite-New-2026!"), InlineData(Password)]
    public async Task An_account_that_has_the_address_already_gets_a_new_password_and_everybody_is_signed_out_of_it(string configured)
    {
        var before = await Shop.StartAsync();
        (await before.Guest.PostAsync("/accounts", new { email = _email, password = Password, name = "Eve" })).ShouldBe(202);
        var eve = await before.SignInAsync(_email, Password);
        // It would keep the admin out, so it goes with the password.
        var secret = (await eve.PostAsync("/me/second-factor/totp", new { password = Password })).ShouldBe(200)["secret"].GetString()!;
        var code = new Authenticator(secret, before.Clock).NextCode();
        (await eve.PostAsync("/me/second-factor/totp/confirm", new { code })).ShouldBe(200);
        var stranger = eve.Token;
        await before.LeaveAsync();

        await using var shop = await Shop.OnAsync(new Dictionary<string, string?>(before.Settings)
        {
            ["ClickCart:Admin:Email"] = _email,
            ["ClickCart:Admin:Password"] = configured,
        });
        (await shop.AskAsync((CustomersDbContext db) => db.Accounts.Where(a => a.Email == _email).Select(a => a.Role).SingleAsync())).ShouldBe(Roles.Admin);
        (await shop.Guest.SendAsync(HttpMethod.Get, "/me", header: ("Authorization", $"Bearer {stranger}"))).ShouldBeProblem(401, "unauthenticated");
        if (configured != Password)
            (await shop.Guest.PostAsync("/sessions", new { email = _email, password = Password })).ShouldBeProblem(401, "bad-credentials");
        if (configured.Length > 0)
            (await (await shop.SignInAsync(_email, configured)).GetAsync("/admin/staff?limit=1")).ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_signs_up_with_the_configured_address()
    {
        await using var shop = await Shop.StartAsync(("ClickCart:Admin:Email", _email));
        // As it is while the migrations are awaited.
        await shop.AskAsync((CustomersDbContext db) => db.Accounts.Where(a => a.Email == _email).ExecuteDeleteAsync());
        foreach (var email in new[] { _email, _email.ToUpperInvariant() })
            (await shop.Guest.PostAsync("/accounts", new { email, password = Password, name = "Eve" })).ShouldBe(202).Text.ShouldBeEmpty();
        var normal = _email.ToUpperInvariant();
        (await shop.AskAsync((CustomersDbContext db) => db.Accounts.CountAsync(a => a.NormalizedEmail == normal))).ShouldBe(0);
    }

    [Fact]
    public async Task The_admin_is_there_when_the_migrations_come_after_the_start()
    {
        var settings = await TestDatabase.NewAsync(null);
        var builder = WebApplication.CreateBuilder(["--environment", "Development", "--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection([new("ClickCart:Admin:Email", _email), new("ClickCart:Admin:Password", Password)]);
        builder.Logging.ClearProviders();
        builder.AddPlatform().AddWeb().AddModule<CustomersModule>();
        await using (var app = builder.Build())
        {
            app.UsePlatform();
            await app.StartAsync(TestContext.Current.CancellationToken);
            await Databases.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
            await Eventually.TrueAsync(async () =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<CustomersDbContext>().Accounts.AnyAsync(a => a.Email == _email && a.Role == Roles.Admin);
            }, "there is an admin");
            await app.StopAsync(TestContext.Current.CancellationToken);
        }
        await TestDatabase.DropAsync(settings);
    }
}
