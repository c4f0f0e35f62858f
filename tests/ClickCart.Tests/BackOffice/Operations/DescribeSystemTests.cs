using System.Reflection;
using System.Text.Json;
using ClickCart.Maintenance;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.BackOffice.Operations;

public sealed class DescribeSystemTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_system_tells_its_version_database_migrations_health_and_schedules()
    {
        var system = (await Admin.GetAsync("/admin/system")).ShouldBe(200);
        system["provider"].GetString().ShouldBe(TestDatabase.Provider.ToString(), StringCompareShould.IgnoreCase);
        system["version"].GetString().ShouldNotBeNullOrEmpty();
        var modules = system["modules"].EnumerateArray().ToList();
        modules.Count.ShouldBe(10);
        foreach (var module in modules)
        {
            module.GetProperty("applied").GetInt32().ShouldBeGreaterThan(0);
            module.GetProperty("pending").GetArrayLength().ShouldBe(0);
            module.GetProperty("bytes").GetInt64().ShouldBeGreaterThan(0);
        }
        system["health"].EnumerateArray().Select(h => h.GetProperty("status").GetString()).ShouldAllBe(status => status == "healthy");
        var schedules = system["schedules"].EnumerateArray().ToList();
        schedules.ShouldContain(s => s.GetProperty("name").GetString() == "Delete old messages" && s.GetProperty("everySeconds").GetDouble() == 3600);
        schedules.ShouldAllBe(s => s.GetProperty("nextRunAt").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task What_the_databases_keeper_should_run_is_said_on_the_page_and_in_the_log()
    {
        var database = DispatchProxy.Create<IDatabase, Advising>();
        await using var shop = await Shop.StartAsync(_ => { }, all =>
        {
            var real = all.Last(s => s.ServiceType == typeof(IDatabase));
            all.Replace(ServiceDescriptor.Singleton(provider =>
            {
                ((Advising)(object)database).Real = (IDatabase)(real.ImplementationInstance ?? real.ImplementationFactory!(provider));
                return database;
            }));
        });
        var advice = SqlServerDatabase.SnapshotAdvice("my]shop");
        advice.ShouldContain("ALTER DATABASE [my]]shop] SET READ_COMMITTED_SNAPSHOT ON");
        (await (await shop.AdminAsync()).GetAsync("/admin/system")).ShouldBe(200)["advice"].GetString().ShouldBe(advice);
        using var office = await shop.OfficeAsync("/admin/system");
        office.ShouldShow(advice);

        var log = new KeptLog();
        await using var services = new ServiceCollection().AddSingleton(database).AddSingleton<ILoggerFactory>(log).BuildServiceProvider();
        await CommandLine.AdviseAsync(services, TestContext.Current.CancellationToken);
        log.Lines.ShouldBe([advice]);
    }

    [Fact]
    public async Task A_database_that_is_set_up_as_it_should_be_needs_no_advice() =>
        (await Admin.GetAsync("/admin/system")).ShouldBe(200)["advice"].ValueKind.ShouldBe(JsonValueKind.Null);

    /// <summary>The real database, but for its advice.</summary>
    public class Advising : DispatchProxy
    {
        internal IDatabase Real { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IDatabase.AdviceAsync)
            ? Task.FromResult<string?>(SqlServerDatabase.SnapshotAdvice("my]shop"))
            : targetMethod.Invoke(Real, BindingFlags.DoNotWrapExceptions, null, args, null);
    }

    private sealed class KeptLog : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }

    [Fact]
    public async Task Customers_may_not_look() => (await (await Shop.CustomerAsync()).Client.GetAsync("/admin/system")).ShouldBeProblem(403, "forbidden");

    [Fact]
    public async Task The_page_shows_the_modules_and_leads_to_the_invariants()
    {
        using var office = await Shop.OfficeAsync("/admin/system");
        office.ShouldShow("Healthy").ShouldShow("Delete old messages").ShouldShow("catalog");
        (await office.OpenAsync("/admin/system/invariants")).ShouldBe(200).ShouldShow("On hand is the sum of the SKU's movements");
    }
}
