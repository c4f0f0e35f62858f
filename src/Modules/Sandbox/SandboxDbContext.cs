using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Sandbox;

/// <summary>
/// The objects of the gateway and of the carrier. An object is one JSON document under its own id, so that a call is one small write; ids are a prefix
/// and a UUIDv7, so that newest first is simply the key backwards.
/// </summary>
internal sealed class SandboxDbContext(DbContextOptions<SandboxDbContext> options) : ModuleDbContext(options, SandboxModule.Schema)
{
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();

    /// <summary>The object of that id; null when there is none, and when the id is of another sort. <see cref="Put"/> saves what becomes of it.</summary>
    public async Task<T?> LoadAsync<T>(string id) where T : class, IDocument => id.StartsWith(T.Prefix, StringComparison.Ordinal)
        ? (Documents.Local.FindEntry(id)?.Entity ?? await Queries.Document(this, id, default))?.Read<T>()
        : null;

    /// <summary>What an idempotency key got for an answer the first time; null when it is new.</summary>
    public Task<KeptAnswer?> FindKeptAnswerAsync(string key) => Queries.KeptAnswer(this, key, default);

    private SandboxQueries Queries => this.GetService<SandboxQueries>();

    /// <summary>Adds the object, or replaces what was loaded under that id; takes effect with the next save.</summary>
    /// <param name="link">A second name to find it by: a shipment's tracking code, a refund's payment.</param>
    public void Put(string id, object state, string? link = null)
    {
        var json = JsonSerializer.Serialize(state, state.GetType(), WireJson.Stored);
        if (Documents.Local.FindEntry(id)?.Entity is not { } document)
        {
            Documents.Add(new() { Id = id, Link = link, Json = json, Version = 1 });
            return;
        }
        document.Json = json;
        document.Link = link ?? document.Link;
        document.Version++;
    }

    /// <summary>Removes the webhooks of an object that are due after <paramref name="now"/>; takes effect with the next save.</summary>
    public async Task TakeBackAsync(string subject, DateTimeOffset now) =>
        Deliveries.RemoveRange(await Deliveries.Where(d => d.Subject == subject && d.DueAt > now).ToListAsync());

    /// <summary>Saves, and then hands the new webhooks to the sender.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var added = ChangeTracker.Entries<Delivery>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var newTarget = ChangeTracker.Entries<Document>().Any(e => e.State == EntityState.Added && e.Entity.Link == WebhookTarget.Link);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var delivery in added) this.GetService<WebhookSender>().Arrive(delivery);
        if (newTarget) this.GetService<WebhookTargets>().Forget();
        return rows;
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Document>(e =>
        {
            e.Property(d => d.Id).HasMaxLength(48);
            e.Property(d => d.Link).HasMaxLength(64);
            e.Property(d => d.Version).IsConcurrencyToken();
            e.HasIndex(d => d.Link);
        });
        model.Entity<Delivery>(e =>
        {
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Target).HasMaxLength(48);
            e.Property(d => d.Type).HasMaxLength(64);
            e.Property(d => d.Subject).HasMaxLength(48);
            e.HasIndex(d => d.DueAt);
            e.HasIndex(d => d.Subject);
        });
        model.Entity<KeptAnswer>(e =>
        {
            e.HasKey(a => a.IdempotencyKey);
            e.Property(a => a.IdempotencyKey).HasMaxLength(255);
            e.Property(a => a.Request).HasMaxLength(64);
            e.HasIndex(a => a.At);
        });
    }
}

/// <summary>A sort of object that is found by its id.</summary>
internal interface IDocument
{
    /// <summary>How the ids of its sort begin: <c>pi_</c>.</summary>
    static abstract string Prefix { get; }
}

/// <summary>One object of the gateway (payment, refund, webhook endpoint) or the carrier (shipment, tracker, webhook).</summary>
internal sealed class Document
{
    public required string Id { get; init; }
    public string? Link { get; set; }
    public required string Json { get; set; }
    public int Version { get; set; }

    public T Read<T>() => JsonSerializer.Deserialize<T>(Json, WireJson.Stored)!;
}

/// <summary>What an idempotency key got for an answer the first time.</summary>
/// <param name="Request">SHA-256 over route and parameters.</param>
internal sealed record KeptAnswer(string IdempotencyKey, string Request, int Status, byte[] Body, DateTimeOffset At);
