using System.Text.Json;
using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Packing;
using ClickCart.Shipping.Returns;
using ClickCart.Shipping.Shipments;
using ClickCart.Shipping.Zones;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Shipping;

internal sealed class ShippingDbContext(DbContextOptions<ShippingDbContext> options) : ModuleDbContext(options, "shipping")
{
    public DbSet<Shipment> Shipments => Set<Shipment>();
    public DbSet<ShipmentChange> Changes => Set<ShipmentChange>();
    public DbSet<CarrierEvent> CarrierEvents => Set<CarrierEvent>();
    public DbSet<ReturnParcel> ReturnParcels => Set<ReturnParcel>();
    public DbSet<Zone> Zones => Set<Zone>();
    public DbSet<Box> Boxes => Set<Box>();
    public DbSet<LabelFile> LabelFiles => Set<LabelFile>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var delivery = ChangeTracker.Entries<Zone>().Any() || ChangeTracker.Entries<Box>().Any();
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (delivery && rows > 0) this.GetService<DeliveryTable>().Forget();
        return rows;
    }

    /// <summary>To be changed.</summary>
    public Task<Shipment> GetShipmentAsync(Guid id, CancellationToken ct) => Queries.ShipmentToChange(this, id, ct);

    /// <summary>Whether the order has a shipment, live or not.</summary>
    public Task<bool> IsBookedAsync(Guid orderId, CancellationToken ct) => Queries.IsBooked(this, orderId, ct);

    /// <summary>The shipment that a webhook names, by the carrier's id or the tracking code, and what is known of it.</summary>
    public Task<KnownShipment?> KnownAsync(string? carrierId, string? code, CancellationToken ct) => Queries.KnownOf(this, carrierId, code, ct);

    /// <summary>The parcel on its way back that a webhook names; null where it names another, or one whose label is not stored yet.</summary>
    public Task<Guid?> ReturnKnownAsync(string? carrierId, string? code, CancellationToken ct) => ReturnParcels
        .Where(p => (carrierId != null && p.CarrierShipmentId == carrierId) || (code != null && p.TrackingCode == code))
        .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);

    /// <summary>What of the parcel its order's customer is told; null when there is no such shipment.</summary>
    public Task<ParcelRow?> FindParcelAsync(Guid id, CancellationToken ct) => Queries.ParcelOf(this, id, ct);

    /// <summary>Whether this webhook has come before.</summary>
    public Task<bool> IsKnownEventAsync(string id, CancellationToken ct) => Queries.IsKnownEvent(this, id, ct);

    private ShippingQueries Queries => this.GetService<ShippingQueries>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<LabelFile>(e =>
        {
            e.ToTable("label_files").HasKey(f => f.ShipmentId);
            e.Property(f => f.ShipmentId).ValueGeneratedNever();
            e.Property(f => f.Url).HasMaxLength(CarrierShipment.MaxLink);
            e.HasIndex(f => f.At);
        });
        model.Entity<Shipment>(e =>
        {
            e.ToTable("shipments", t =>
            {
                t.HasCheckConstraint("ck_shipments_weight", "weight_grams > 0");
                t.HasCheckConstraint("ck_shipments_label",
                    "state NOT IN ('Labelled', 'InTransit', 'Delivered', 'Returned') OR kind <> 'Carrier' "
                        + "OR (tracking_code IS NOT NULL AND carrier_shipment_id IS NOT NULL)");
            });
            e.Property(s => s.State).HasConversion<string>().HasMaxLength(16);
            e.Property(s => s.Kind).HasConversion<string>().HasMaxLength(16);
            e.Property(s => s.Contents).HasConversion(
                contents => JsonSerializer.Serialize(contents, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<ParcelItem>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<ParcelItem>>((one, other) => one!.SequenceEqual(other!), contents => contents.Count, contents => contents));
            e.ComplexProperty(s => s.ShipTo, a =>
            {
                a.Property(p => p.Name).HasMaxLength(100);
                a.Property(p => p.Line1).HasMaxLength(200);
                a.Property(p => p.Line2).HasMaxLength(200);
                a.Property(p => p.City).HasMaxLength(100);
                a.Property(p => p.Region).HasMaxLength(50);
                a.Property(p => p.PostalCode).HasMaxLength(20).IsRequired();
                a.Property(p => p.Country).HasMaxLength(2);
                a.Property(p => p.Phone).HasMaxLength(40);
            });
            // At most one live shipment per parcel of an order.
            e.HasIndex(s => new { s.OrderId, s.Part }).IsUnique().HasFilter("state <> 'Cancelled' AND state <> 'Failed'");
            // The index above answers for live parcels only.
            e.HasIndex(s => s.OrderId);
            e.HasIndex(s => s.CarrierShipmentId).IsUnique().HasFilter("carrier_shipment_id IS NOT NULL");
            e.HasIndex(s => s.TrackingCode);
            e.Property(s => s.Box).HasMaxLength(200).HasConversion(
                box => JsonSerializer.Serialize(box, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<BoxSize>(stored, JsonSerializerOptions.Web)!);
            e.Ignore(s => s.Grams).Ignore(s => s.Lines);
            e.Property(s => s.Part).HasDefaultValue(1);
            // Few parcels wait to be shipped, and every page of the back office says how many.
            e.HasIndex(s => new { s.QueuedAt, s.Id }).HasFilter("queued_at IS NOT NULL");
            e.HasIndex(s => s.AskAt);
            e.HasIndex(s => new { s.State, s.CreatedAt, s.Id });
            e.HasIndex(s => new { s.CreatedAt, s.Id });
            e.HasMany(s => s.Changes).WithOne().HasForeignKey(c => c.ShipmentId).OnDelete(DeleteBehavior.Cascade);
            e.Navigation(s => s.Changes).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<ReturnParcel>(e =>
        {
            e.ToTable("return_parcels", t => t.HasCheckConstraint("ck_return_parcels_weight", "weight_grams > 0"));
            e.Property(p => p.State).HasConversion<string>().HasMaxLength(16);
            e.Property(p => p.Contents).HasConversion(
                contents => Written(contents), stored => Read<IReadOnlyList<ParcelItem>>(stored), Compared<IReadOnlyList<ParcelItem>>());
            e.ComplexProperty(p => p.Customer, a => a.Property(p => p.PostalCode).IsRequired());
            e.HasIndex(p => p.CarrierShipmentId).IsUnique().HasFilter("carrier_shipment_id IS NOT NULL");
            e.HasIndex(p => p.TrackingCode);
            e.HasIndex(p => p.OrderId);
            e.HasIndex(p => p.AskAt).HasFilter("ask_at IS NOT NULL");
        });
        model.Entity<Zone>(e =>
        {
            e.ToTable("zones");
            e.Property(z => z.Name).HasMaxLength(Zone.MaxNameLength);
            // Written and read whole; compared by what is stored.
            e.Property(z => z.Places).HasConversion(places => Written(places), stored => Read<ZonePlaces>(stored), Compared<ZonePlaces>());
            e.Property(z => z.Methods).HasConversion(
                methods => Written(methods), stored => Read<IReadOnlyList<DeliveryMethod>>(stored), Compared<IReadOnlyList<DeliveryMethod>>());
            e.HasIndex(z => z.Name).IsUnique();
        });
        model.Entity<Box>(e =>
        {
            e.ToTable("boxes", t => t.HasCheckConstraint("ck_boxes_grams", "empty_grams >= 0 AND most_grams > empty_grams"));
            e.Property(b => b.Name).HasMaxLength(Box.MaxNameLength);
            e.Ignore(b => b.Size);
            e.HasIndex(b => b.Name).IsUnique();
        });
        model.Entity<ShipmentChange>(e =>
        {
            e.ToTable("shipment_changes").HasKey(c => new { c.ShipmentId, c.Number });
            e.Property(c => c.From).HasConversion<string>().HasMaxLength(16).HasColumnName("from_state");
            e.Property(c => c.To).HasConversion<string>().HasMaxLength(16).HasColumnName("to_state");
            e.Property(c => c.Number).ValueGeneratedNever();
            e.Property(c => c.Why).HasMaxLength(600);
            // Every state is entered at most once.
            e.HasIndex(c => new { c.ShipmentId, c.To }).IsUnique();
        });
        model.Entity<CarrierEvent>(e =>
        {
            e.ToTable("carrier_events");
            e.Property(c => c.Id).HasMaxLength(64);
            e.Property(c => c.Description).HasMaxLength(64);
            e.Property(c => c.CarrierShipmentId).HasMaxLength(64);
            e.Property(c => c.TrackingCode).HasMaxLength(64);
            e.Property(c => c.Status).HasMaxLength(64);
        });
    }

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, MessageRoutes.Json);

    private static T Read<T>(string stored) => JsonSerializer.Deserialize<T>(stored, MessageRoutes.Json)!;

    private static ValueComparer<T> Compared<T>() =>
        new((a, b) => Written(a) == Written(b), value => Written(value).GetHashCode(StringComparison.Ordinal), v => v);
}
