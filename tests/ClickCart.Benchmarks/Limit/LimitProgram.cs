using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClickCart.Benchmarks.Limit;

/// <summary>
/// The limit beside which ClickCart is measured: what this machine can do with the same requests when nothing but the work itself is done. Kestrel
/// with its slim builder, hand-written SQL over ADO.NET, generated JSON.
/// <para>It does: the same paths and answers of the same shape and size; the same durable steps with the same syncing to disk; guarded stock
/// updates, idempotency records, outbox rows, order tokens, timelines, invoices, mails; the same calls to gateway and carrier, a process of their own,
/// and their webhooks.</para>
/// <para>It leaves out: modules and their separate databases, ORM, pipeline, validation beyond what the steps decide, ETags, roles, rate limits,
/// message relay and job engine, tax, mails as files beside their rows, and going on after a crash with what was under way.</para>
/// </summary>
internal static class LimitProgram
{
    public const string Currency = "USD";

    public static async Task<int> RunAsync(Options options)
    {
        var provider = options["provider"] ?? "sqlite";
        await using var database = new LimitDatabase(provider, options["connection"] ?? throw new CommandException("limit needs --connection."));
        await database.CreateAsync(LimitSchema.For(database.IsSqlite));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, LimitJson.Default));
        await using var app = builder.Build();

        using var outside = new LimitOutside(new Uri(options["outside"] ?? throw new CommandException("limit needs --outside.")));
        var work = new LimitLifecycle(database, outside);
        var browse = new LimitBrowse(database);
        var cart = new LimitCart(database);
        var checkout = new LimitCheckout(database, outside, work);
        var webhooks = new LimitWebhooks(database, work, options["secret"] ?? throw new CommandException("limit needs --secret."));
        await browse.LoadAsync(options["shop"] ?? throw new CommandException("limit needs --shop."));

        app.MapGet("/health/ready", () => Results.Ok());
        var api = app.MapGroup("/api/v1");
        api.MapGet("/products", (HttpContext http) => browse.ListAsync(http));
        api.MapGet("/products/{slug}", (HttpContext http, string slug) => browse.ShowAsync(http, slug));
        api.MapGet("/categories", (HttpContext http) => browse.CategoriesAsync(http));
        api.MapGet("/availability", (HttpContext http) => browse.AvailabilityAsync(http));
        api.MapPost("/carts", (HttpContext http) => cart.CreateAsync(http));
        api.MapPut("/carts/{id}/items/{sku}", (HttpContext http, string id, string sku) => cart.SetItemAsync(http, id, sku));
        api.MapPost("/carts/{id}/quotes", (HttpContext http, string id) => checkout.QuoteAsync(http, id));
        api.MapPost("/orders", (HttpContext http) => checkout.PlaceAsync(http));
        api.MapGet("/orders/{id}", (HttpContext http, string id) => checkout.ShowAsync(http, id));

        api.MapPost("/webhooks/stripe", (HttpContext http) => webhooks.FromGatewayAsync(http));
        api.MapPost("/webhooks/easypost", (HttpContext http) => webhooks.FromCarrierAsync(http));

        var stop = app.Lifetime.ApplicationStopping;
        var background = work.RunAsync(stop);
        await app.RunAsync();
        await background;
        return 0;
    }

    public static async Task<T> ReadAsync<T>(HttpContext http) => (await JsonSerializer.DeserializeAsync(http.Request.Body, LimitJson.Of<T>()))!;

    public static Task MissingAsync(HttpContext http) => AnswerAsync(http,
        new ProblemResponse("/problems/not-found", "Not found", 404, "There is no such thing."), 404);

    public static async Task AnswerAsync<T>(HttpContext http, T value, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        using (var writer = new Utf8JsonWriter(http.Response.BodyWriter)) JsonSerializer.Serialize(writer, value, LimitJson.Of<T>());
        await http.Response.BodyWriter.FlushAsync();
    }

    public static Price Money(long amount) => new(amount, Currency);

    public static string NewId() => Guid.CreateVersion7().ToString();

    public static string Secret() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static long Now() => (TimeProvider.System.GetUtcNow().Ticks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    public static DateTimeOffset Time(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * 10);
}
