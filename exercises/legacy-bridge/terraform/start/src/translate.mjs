/** An order in the words of the warehouse: eight letters to a field, as on its punch cards. */
export function toWarehouse({ orderId, pieces }) {
  return {
    AUFTRNR: orderId,
    POSITION: pieces.map(({ article, count }, index) => ({ POSNR: index + 1, ARTNR: article, MENGE: count })),
  };
}
