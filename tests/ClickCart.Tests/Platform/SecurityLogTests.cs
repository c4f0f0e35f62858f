using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.Platform;

/// <summary>Each event is one line with its name, the account and the client address.</summary>
public sealed class SecurityLogTests(SharedShop shared) : ShopTest(shared)
{
    private readonly Lines _lines = new();

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(
        settings => settings["ClickCart:TrustedProxies"] = "127.0.0.1",
        services => services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new LoggerFactory([_lines]))));

    [Fact]
    public async Task Sign_ins_failures_and_lock_outs_are_seen_with_account_and_client_address()
    {
        var (_, email) = await Shop.CustomerAsync();
        _lines.Clear();
        await SignInAsync(email, "Correct-Horse-9-Battery");
        var account = _lines.All.ShouldHaveSingleItem();
        account.Name.ShouldBe("SignedIn");
        Guid.Parse(account["AccountId"]!).ShouldNotBe(Guid.Empty);
        account["ClientAddress"].ShouldBe("203.0.113.7");
        await SignInAsync("nobody@example.com", "tulip-garden-77");
        for (var i = 0; i < 10; i++) await SignInAsync(email, $"guess-{i}");
        await SignInAsync(email, "Correct-Horse-9-Battery");
        Names(1).ShouldBe([.. Enumerable.Repeat("SignInFailed", 11), "LockedOut", "SignInFailed"]);
        _lines.All[1]["AccountId"].ShouldBeNull();
        _lines.All.Skip(2).ShouldAllBe(l => l["AccountId"] == account["AccountId"] && l["ClientAddress"] == "203.0.113.7");
        _lines.All.ShouldAllBe(l => !l.Text.Contains(email) && !l.Text.Contains("guess") && !l.Text.Contains("nobody"));

        Task<ApiResponse> SignInAsync(string who, string password) =>
            Guest.SendAsync(HttpMethod.Post, "/sessions", new { email = who, password }, header: ("X-Forwarded-For", "203.0.113.7"));
    }

    [Fact]
    public async Task Refusals_changes_of_role_exports_settings_and_what_else_staff_do_are_seen()
    {
        var (customer, _) = await Shop.CustomerAsync();
        _lines.Clear();
        (await customer.GetAsync("/admin/orders")).ShouldBeProblem(403, "forbidden");
        (await Guest.GetAsync("/admin/orders")).ShouldBeProblem(401, "unauthenticated");
        (await Guest.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await customer.PutAsync("/me/password", new { current = "Correct-Horse-9-Battery", password = "Staple-Wagon-7-Lantern" })).ShouldBe(204);
        Names().ShouldBe(["AccessRefused", "AccessRefused", "PasswordChanged"]);
        (_lines.All[0]["Method"], _lines.All[0]["Route"]).ShouldBe(("GET", "/api/v1/admin/orders"));

        var (_, colleague) = await Shop.CustomerAsync();
        await Shop.ConfirmAsync(colleague);
        _lines.Clear();
        (await Admin.GetAsync("/admin/orders/export")).ShouldBe(200);
        (await Admin.PostAsync("/admin/tax-rates", new { country = "NZ", rate = 0.15, inclusive = true, name = "GST" })).ShouldBe(201);
        (await Admin.PostAsync("/admin/tax-rates", new { })).ShouldBe(422);
        foreach (var email in new[] { colleague, $"s{NewKey()}@example.com" })
            (await Admin.PostAsync("/admin/staff", new { email, role = "support" })).ShouldBe(202);
        Names().ShouldBe(["Exported", "SettingsChanged", "RoleChanged", "StaffActed", "StaffInvited", "StaffActed"]);
        _lines.All.Select(l => l["AccountId"]).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (_lines.All[2]["Was"], _lines.All[2]["Role"]).ShouldBe(("customer", "support"));
        _lines.All.Select(l => l.Id).ShouldBe([7007, 7008, 7006, 7009, 7016, 7009]);
        _lines.All.ShouldAllBe(l => l["ClientAddress"] == "127.0.0.1");
    }

    private IEnumerable<string> Names(int from = 0) => _lines.All.Skip(from).Select(l => l.Name);

    private sealed record Line(int Id, string Name, string Text, IReadOnlyDictionary<string, string?> Members)
    {
        public string? this[string member] => Members[member];
    }

    /// <summary>The lines of the security log, as a tool that collects logs gets them.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private static readonly ILogger None = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        private readonly ConcurrentQueue<Line> _lines = new();

        public IReadOnlyList<Line> All => [.. _lines];

        public void Clear() => _lines.Clear();

        public ILogger CreateLogger(string categoryName) => categoryName == SecurityLog.Category ? this : None;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(new(eventId.Id, eventId.Name!, formatter(state, exception),
                ((IReadOnlyList<KeyValuePair<string, object?>>)(object)state!).ToDictionary(m => m.Key, m => m.Value?.ToString(), StringComparer.Ordinal)));

        public void Dispose() { }
    }
}
