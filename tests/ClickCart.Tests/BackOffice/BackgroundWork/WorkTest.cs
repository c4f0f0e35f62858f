namespace ClickCart.Tests.BackOffice.BackgroundWork;

/// <summary>A shop with dead letters in it, which other tests must not meet.</summary>
public sealed class WorkShop : IAsyncLifetime
{
    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.Missing is null) Shop = await Shop.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Shop is not null) await Shop.DisposeAsync();
    }
}

[CollectionDefinition("work")]
public sealed class WorkCollection : ICollectionFixture<WorkShop>;

/// <summary>A test of the pages and calls about background work.</summary>
[Collection("work")]
public abstract class WorkTest(WorkShop shop) : IAsyncLifetime
{
    protected Shop Shop => shop.Shop;
    protected Client Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Admin = await Shop.AdminAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    /// <summary>A dead letter: a count of stock that Inventory could not take. Returns its id.</summary>
    internal async Task<Guid> DeadLetterAsync(string? payload = null, string subscriber = "inventory.CountStock", string name = "catalog.stock-counted.v1",
        string module = "catalog", DateTimeOffset? createdAt = null)
    {
        var id = Guid.CreateVersion7();
        await InOutboxAsync(module, db =>
        {
            var at = createdAt ?? Shop.Clock.GetUtcNow();
            db.Outbox.Add(new()
            {
                Id = id,
                MessageId = Guid.CreateVersion7(),
                Kind = MessageKind.Event,
                Name = name,
                Subscriber = subscriber,
                Payload = payload ?? """{"lines":[],"actor":"test"}""",
                CreatedAt = at,
                Attempts = 3,
                Failures = Backoff.MaxTries,
                LastError = "System.InvalidOperationException: the shelf is gone\n   at Somewhere()",
                DeadAt = at,
            });
            return db.SaveChangesAsync();
        });
        return id;
    }

    internal async Task<T> InOutboxAsync<T>(string module, Func<ModuleDbContext, Task<T>> use)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module));
    }

    internal Task<OutboxMessage> RowAsync(Guid id, string module = "catalog") =>
        InOutboxAsync(module, db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id));

    /// <summary>Someone of the staff who may look and not touch.</summary>
    protected async Task<Client> SupportAsync()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        return await Shop.SignInAsync(email, password);
    }
}
