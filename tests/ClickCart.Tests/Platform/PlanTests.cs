#if !SQLSERVER
using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Tests.Platform;

/// <summary>A shop of its own, whose statements are listened to: their plans are those of what the shop really sends.</summary>
public sealed class PlannedShop : SharedShop
{
    // From before the shop starts: EF Core remembers for a second that nobody listens.
    public PlannedShop() : base(("Ordering:LateDays", "3")) => Listener.Begin();
}

/// <summary>Every hot query is answered by its index, however large the shop is. The statement is the one that the request sends.</summary>
public sealed partial class PlanTests(PlannedShop shared) : ShopTest(shared), IClassFixture<PlannedShop>
{
    private sealed record Sent(string Sql, IReadOnlyList<DbParameter> Parameters);

    /// <param name="path">Of the API; <c>{sku}</c> is an article that was ordered, <c>{number}</c> the order, <c>{slug}</c> a product.</param>
    [Theory]
    [InlineData("catalog", "/products?limit=3", "ix_products_status_created_at_id")]
    [InlineData("catalog", "/products?sort=price&limit=3", "ix_products_status_price_from_id")]
    [InlineData("catalog", "/products?sort=name&limit=3", "ix_products_status_sort_name_id")]
    [InlineData("catalog", "/products?category=garden&limit=3", "ix_products_status_category_created_at_id")]
    [InlineData("catalog", "/products?category=garden&sort=price&limit=3", "ix_products_status_category_price_from_id_currency_price_to")]
    [InlineData("catalog", "/products?q=mug&limit=3", "product_search VIRTUAL TABLE|ix_search_documents_words")]
    [InlineData("catalog", "/products?attr.colour=teal&minPrice=7&limit=3", "ix_attribute_values_name_key_value_key_product_id")]
    [InlineData("catalog", "/products/{slug}", "ix_products_slug")]
    [InlineData("catalog", "/admin/products?limit=3", "ix_products_created_at_id")]
    [InlineData("catalog", "/admin/products?sort=-changed&limit=3", "ix_products_updated_at_id")]
    [InlineData("ordering", "/admin/orders?limit=3", "ix_orders_created_at_id")]
    [InlineData("ordering", "/admin/orders?status=delivered&limit=3", "ix_orders_status_created_at_id")]
    [InlineData("ordering", "/admin/orders?paymentStatus=declined&limit=3", "ix_orders_payment_status_created_at_id")]
    [InlineData("ordering", "/admin/orders?fulfilmentStatus=returned&limit=3", "ix_orders_fulfilment_status_created_at_id")]
    [InlineData("ordering", "/admin/orders?sort=-total&limit=3", "ix_orders_total_id")]
    [InlineData("ordering", "/admin/orders?sort=email&limit=3", "ix_orders_email_id")]
    [InlineData("ordering", "/admin/orders?q={number}&limit=3", "ix_orders_number")]
    [InlineData("ordering", "/admin/orders?q={sku}&limit=3", "ix_order_lines_sku_order_id")]
    [InlineData("ordering", "/admin/orders?q=holds-none-of-this&limit=3", "orders_words_trigrams VIRTUAL TABLE|ix_orders_words_trigrams")]
    [InlineData("ordering", "/admin/orders?stuck=true&limit=3", "ix_orders_refused_at")]
    [InlineData("ordering", "/admin/orders?waiting=true&limit=3", "ix_orders_kept_back_at")]
    [InlineData("ordering", "/admin/customers?who=guests&limit=3", "ix_orders_created_at_email")]
    [InlineData("ordering", "/admin/orders/export?from=2026-01-02&to=2026-01-02", "ix_orders_created_at_id")]
    [InlineData("ordering", "/admin/reports/days?from=2026-01-02&to=2026-01-05", "ix_orders_sales")]
    [InlineData("customers", "/admin/customers?q=holds-none-of-this&limit=3", "accounts_search_key_trigrams VIRTUAL TABLE|ix_accounts_search_key_trigrams")]
    [InlineData("shipping", "/admin/to-ship?limit=3", "ix_shipments")]
    [InlineData("inventory", "/availability?sku={sku}", "ix_stock_items_sku|pk_stock_items|sqlite_autoindex_stock_items")]
    [InlineData("inventory", "/admin/stock?limit=3", "ix_stock_items|pk_stock_items|sqlite_autoindex_stock_items")]
    [InlineData("shipping", "/admin/shipments?limit=3", "ix_shipments_created_at_id")]
    [InlineData("notifications", "/admin/mails?limit=3", "ix_mails_at_id")]
    [InlineData("customers", "/admin/customers?limit=3", "ix_accounts_role_created_at_id")]
    public async Task A_list_goes_by_its_index(string module, string path, string index)
    {
        var asked = path.Replace("{slug}", (await Guest.GetAsync("/products?limit=1"))["items"][0].GetProperty("slug").GetString(), StringComparison.Ordinal);
        if (path.Contains("={", StringComparison.Ordinal))
        {
            var sku = await ProductAsync();
            asked = asked.Replace("{sku}", sku, StringComparison.Ordinal)
                .Replace("{number}", (await OrderAsync(Guest, sku))["number"].GetString(), StringComparison.Ordinal);
        }
        var plans = await PlansAsync(module, async () => (await Admin.GetAsync(asked)).ShouldBe(200));
        plans.ShouldContain(p => index.Split('|').Any(i => p.Contains(i, StringComparison.Ordinal)), string.Join("\n---\n", plans));
    }

    /// <summary>However the reasons are joined, none of them may have all orders looked through.</summary>
    [Theory]
    [InlineData("stuck")]
    [InlineData("waiting")]
    public async Task Orders_that_need_somebody_are_not_looked_for_among_all(string why)
    {
        var plans = await PlansAsync("ordering", async () => (await Admin.GetAsync($"/admin/orders?{why}=true&limit=3")).ShouldBe(200));
        var lists = plans.FindAll(p => p.Contains("ix_orders_refused_at", StringComparison.Ordinal));
        lists.ShouldNotBeEmpty();
        lists.ShouldAllBe(p => !p.Contains("USING INDEX ix_orders_created_at_id", StringComparison.Ordinal) && !IsScan(p, "o"));
    }

    /// <summary>As one account's they were half of all orders.</summary>
    [Fact]
    public async Task Guests_are_not_looked_for_among_the_orders_of_accounts()
    {
        var email = (await OrderAsync(Guest, await ProductAsync()))["email"].GetString();
        var plans = await PlansAsync("ordering", async () => (await Admin.GetAsync("/admin/customers/guest?email=" + email)).ShouldBe(200));
        plans.ShouldContain(p => p.Contains("ix_orders_email", StringComparison.Ordinal) || p.Contains("ix_orders_created_at_email", StringComparison.Ordinal));
        plans.ShouldAllBe(p => !p.Contains("ix_orders_account_id", StringComparison.Ordinal));
    }

    /// <summary>Each page counts them beside the menu.</summary>
    [Fact]
    public async Task Orders_that_wait_are_counted_by_their_indexes()
    {
        var plans = await PlansAsync("ordering", async () => (await Shop.OfficeAsync("/admin/settings")).Dispose());
        plans.ShouldContain(p => p.Contains("ix_orders_refused_at", StringComparison.Ordinal) && p.Contains("ix_orders_kept_back_at", StringComparison.Ordinal)
            && !IsScan(p, "o"), string.Join("\n---\n", plans));
    }

    /// <summary>A count of all that have a value begins with the value; asked product by product it would read all products.</summary>
    [Fact]
    public async Task What_has_an_attribute_is_counted_from_the_attribute()
    {
        var plans = await PlansAsync("catalog", async () => (await Guest.GetAsync("/products?attr.colour=teal&minPrice=8&limit=3")).ShouldBe(200));
        plans.ShouldContain(p => !p.Contains("CORRELATED", StringComparison.Ordinal)
            && p.Contains("ix_attribute_values_name_key_value_key_product_id", StringComparison.Ordinal), string.Join("\n---\n", plans));
    }

    /// <summary>With a length that it does not know, PostgreSQL plans a list at every request.</summary>
    [Theory]
    [InlineData("/products?limit=6")]
    [InlineData("/products?category=garden&limit=6")]
    [InlineData("/products?category=garden&sort=price&limit=6")]
    public async Task The_length_of_a_first_page_is_part_of_its_statement(string path)
    {
        var sent = await SentAsync("catalog", async () => (await Guest.GetAsync(path)).ShouldBe(200));
        sent.ShouldContain(s => s.Sql.Contains("LIMIT 7", StringComparison.Ordinal), string.Join("\n---\n", sent.Select(s => s.Sql)));
    }

    /// <summary>What the shop asks by itself, again and again.</summary>
    [Fact]
    public async Task What_is_due_is_found_by_its_index()
    {
        var plans = await PlansAsync("ordering", async () =>
            await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync())));
        plans.ShouldContain(p => p.Contains("ix_outbox_due_at", StringComparison.Ordinal), string.Join("\n---\n", plans));
    }

    /// <summary>What each order asks may not grow with how many there are: an index that leaves some rows out does not answer for all of them.</summary>
    [Theory]
    [InlineData("catalog")]
    [InlineData("inventory")]
    [InlineData("notifications")]
    [InlineData("ordering")]
    [InlineData("payments")]
    [InlineData("pricing")]
    [InlineData("shipping")]
    public async Task No_table_is_read_from_end_to_end_for_an_order(string module)
    {
        var sku = await ProductAsync();
        var sent = await SentAsync(module, async () =>
        {
            await DeliveredAsync(Guest, await OrderAsync(Guest, sku));
            var unwanted = await OrderAsync(Guest, sku);
            await Guest.PostAsync($"/orders/{unwanted["id"].GetString()}/cancel", new { reason = "Changed my mind." },
                orderToken: unwanted["accessToken"].GetString());
        });
        foreach (var one in sent)
        {
            var plan = await AskAsync(module, db => PlanAsync(db, one));
            Scanned(one.Sql, plan).Except(Small).ShouldBeEmpty($"{one.Sql}\n{plan}");
        }
    }

    /// <summary>Few rows: what the owner of the shop wrote, and one for each year.</summary>
    private static readonly string[] Small =
        ["boxes", "categories", "coupons", "invoice_counters", "mail_templates", "notice_settings", "shop_settings", "tax_rates", "zones"];

    /// <summary>Tables of which all rows are read. What a statement makes for itself has no table's name.</summary>
    private static IEnumerable<string> Scanned(string sql, string plan) => plan.Split('\n').Select(l => Scan().Match(l)).Where(m => m.Success)
        .Select(m => m.Groups["table"].Success ? m.Groups["table"].Value
            : Regex.Match(sql, $"\"(\\w+)\" AS \"{m.Groups["alias"].Value}\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value)
        .Where(t => t.Length > 0);

    [GeneratedRegex("^ *SCAN (?<alias>\\w+)\\b(?! .*(INDEX|VIRTUAL))|Seq Scan on (?<table>\\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Scan();

    private static bool IsScan(string plan, string table) => plan.Split('\n').Any(l =>
        l.StartsWith("SCAN " + table, StringComparison.Ordinal) && !l.Contains("INDEX", StringComparison.Ordinal));

    /// <summary>What a module asks its database while something is done.</summary>
    private async Task<IReadOnlyList<Sent>> SentAsync(string module, Func<Task> act)
    {
        var own = await AskAsync(module, db => Task.FromResult(KeyOf(db.Database.GetDbConnection())));
        var sent = new ConcurrentQueue<Sent>();
        Listener.Heard = c =>
        {
            if (KeyOf(c.Connection!) == own && c.CommandText.Contains("SELECT", StringComparison.Ordinal))
                sent.Enqueue(new(c.CommandText, [.. c.Parameters.Cast<DbParameter>()]));
        };
        await act();
        Listener.Heard = null;
        return [.. sent.DistinctBy(s => s.Sql)];
    }

    private async Task<List<string>> PlansAsync(string module, Func<Task> act)
    {
        var sent = await SentAsync(module, act);
        // Of what it has not counted, one index seems to PostgreSQL as good as another.
        if (TestDatabase.Provider is DatabaseProvider.PostgreSql) await AskAsync(module, db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        var plans = new List<string>();
        foreach (var one in sent) plans.Add(await AskAsync(module, db => PlanAsync(db, one)));
        return plans;
    }

    private Task<T> AskAsync<T>(string module, Func<ModuleDbContext, Task<T>> ask) => Shop.AskAsync((IServiceProvider services) =>
        ask(services.GetRequiredKeyedService<ModuleDbContext>(module)));

    private static string KeyOf(DbConnection connection) => connection.DataSource + "/" + connection.Database;

    private static async Task<string> PlanAsync(ModuleDbContext db, Sent sent)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var isSqlite = TestDatabase.Provider is DatabaseProvider.Sqlite;
        // A shop of few rows would be read from end to end.
        command.CommandText = isSqlite ? "EXPLAIN QUERY PLAN " + sent.Sql : "SET enable_seqscan = off; EXPLAIN " + sent.Sql;
        foreach (var parameter in sent.Parameters)
        {
            var copy = parameter is ICloneable cloneable ? (DbParameter)cloneable.Clone() : command.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            command.Parameters.Add(copy);
        }
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) lines.Add(reader.GetString(isSqlite ? 3 : 0));
        return string.Join('\n', lines);
    }
}

/// <summary>Every statement that EF Core sends in this process.</summary>
internal sealed class Listener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly Lazy<IDisposable> Only = new(() => DiagnosticListener.AllListeners.Subscribe(new Listener()));

    public static Action<DbCommand>? Heard { get; set; }

    public static void Begin() => _ = Only.Value;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData data) Heard?.Invoke(data.Command);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
#endif
