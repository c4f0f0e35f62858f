using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClickCart.Ordering.Carts;

/// <summary>How carts are stored.</summary>
internal static class CartTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Cart>(e =>
        {
            e.ToTable("carts");
            // One row per cart: a change is one write, and nothing asks for carts by what is in them.
            e.Property(c => c.Items).HasConversion(
                items => JsonSerializer.Serialize(items, JsonSerializerOptions.Web),
                stored => JsonSerializer.Deserialize<List<CartItem>>(stored, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<CartItem>>((a, b) => a!.SequenceEqual(b!), items => items.Count, items => items));
            e.Ignore(c => c.CouponCodes);
            // Five codes of at most 40 characters, none of which is a blank.
            e.Property(c => c.MoreCodes).HasMaxLength(250).HasConversion(
                codes => string.Join(' ', codes), stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), codes => codes.Count, codes => codes));
            e.HasIndex(c => c.Secret).IsUnique();
            e.HasIndex(c => new { c.AccountId, c.UsedAt }).IsDescending(false, true);
            e.HasIndex(c => c.UsedAt);
        });
        model.Entity<ForgottenCarts>(e =>
        {
            e.ToTable("forgotten_carts").HasKey(f => f.Day);
            e.Property(f => f.Day).ValueGeneratedNever();
        });
    }
}
