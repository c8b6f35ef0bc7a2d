"""Which column of any list holds what: a guess from the words in its headers.

The person sees the guess beside the first rows and corrects it; `chosen` answers win over words.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from pos.store.folding import folded


class Field(StrEnum):
    """What a column can hold."""

    NAME_FR = "name_fr"
    NAME_AR = "name_ar"
    NAME_EN = "name_en"
    PRICE = "price"
    COST = "cost"
    QUANTITY = "quantity"
    SKU = "sku"
    BARCODE = "barcode"
    CATEGORY = "category"
    DESCRIPTION = "description"
    MATERIALS = "materials"
    MAKER = "maker"
    VARIANT = "variant"
    DIMENSIONS = "dimensions"
    CARE = "care"
    UNIT = "unit"
    ID = "id"


Matching = Mapping[Field, str | None]

# Words in French, English, Spanish, Italian and Arabic. The order matters: the first field
# whose word a header holds takes it, so that "prix unitaire" is a price and not a unit.
_WORDS: Final = {
    # Only a list that this program wrote says which product a row is.
    Field.ID: "rahba",
    Field.NAME_AR: (
        "nom arabe,nom en arabe,nom ar,arabic name,name in arabic,name ar,titre ar,"
        "الاسم بالعربية,الاسم,اسم المنتج,"
        "المنتج,اسم,العنوان,المنتوج,السلعة"
    ),
    Field.NAME_EN: (
        "nom anglais,nom en anglais,nom en,english name,name in english,name en,titre en,"
        "الاسم بالإنجليزية"
    ),
    Field.MAKER: (
        "artisan,artisane,maker,fabricant,fournisseur,createur,createrice,vendor,supplier,"
        "marque,brand,atelier,cooperative,artesano,proveedor,artigiano,produttore,الصانع,"
        "الحرفي,المورد,التعاونية"
    ),
    Field.BARCODE: (
        "code barre,code barres,code a barres,barcode,ean,gtin,upc,codigo de barras,"
        "codice a barre,الباركود,الرمز الشريطي"
    ),
    Field.SKU: (
        "sku,ugs,reference,ref,code,code article,code produit,referencia,codigo,"
        "riferimento,codice,المرجع,الرمز,رقم"
    ),
    Field.COST: (
        "cout,cout unitaire,cout de revient,prix de revient,prix d achat,cost,cost price,"
        "purchase price,costo,coste,precio de coste,prezzo di acquisto,التكلفة,ثمن التكلفة,"
        "ثمن الشراء"
    ),
    Field.PRICE: (
        "prix,p u,pu,prix unitaire,prix de vente,pv,tarif,montant,price,selling price,"
        "unit price,precio,prezzo,الثمن,السعر,ثمن,سعر"
    ),
    Field.QUANTITY: (
        "quantite,qte,qty,quantity,stock,nombre,pieces,nb,cantidad,existencias,quantita,"
        "giacenza,الكمية,المخزون,العدد,كمية,عدد"
    ),
    Field.UNIT: "unite,unit,unidad,unita,الوحدة,وحدة",
    Field.VARIANT: (
        "variante,variation,variant,couleur,color,colour,taille,option,variacion,talla,"
        "colore,taglia,الصيغة,اللون,القياس,المقاس"
    ),
    Field.DIMENSIONS: (
        "dimensions,dimension,mesures,format,size,dimensiones,medidas,dimensioni,misure,"
        "الابعاد,الحجم"
    ),
    Field.CARE: (
        "entretien,conseil d entretien,conseils d entretien,lavage,care,care instructions,"
        "cuidado,cuidados,cura,manutenzione,العناية,طريقة العناية"
    ),
    Field.MATERIALS: (
        "matiere,matieres,materiau,materiaux,material,materials,materiales,materiali,"
        "materiale,المواد,المادة"
    ),
    Field.CATEGORY: (
        "categorie,category,type,famille,rayon,categoria,tipo,metier,الفئة,الصنف,التصنيف,النوع"
    ),
    Field.DESCRIPTION: "description,details,detail,remarque,descripcion,descrizione,الوصف,وصف",
    Field.NAME_FR: (
        "nom,nom en francais,french name,name in french,الاسم بالفرنسية,"
        "designation,produit,article,libelle,titre,intitule,nom produit,name,title,"
        "product,item,nombre del producto,titulo,producto,articulo,nome,titolo,prodotto,"
        "articolo"
    ),
}
_PHRASES: Final = {field: tuple(map(folded, words.split(","))) for field, words in _WORDS.items()}
_NOT_WORDS: Final = re.compile(r"[\W_]+")


def guess_columns(
    headers: Sequence[str], chosen: Mapping[str, Field | None] | None = None
) -> dict[Field, str | None]:
    """Return the header that holds each field, None where no column does.

    chosen: earlier answers, header to field (or None for "leave out"), which win over words.
    """
    chosen = {header: field for header, field in (chosen or {}).items() if header in headers}
    matching: dict[Field, str | None] = dict.fromkeys(Field)
    matching |= {field: header for header, field in chosen.items() if field is not None}
    # Words stand between spaces, so that a phrase is only found whole.
    free = {
        header: f" {_NOT_WORDS.sub(' ', folded(header)).strip()} "
        for header in headers
        if header not in chosen
    }
    for is_whole in (True, False):
        for field, phrases in _PHRASES.items():
            if matching[field] is None:
                matching[field] = next(
                    (h for h, words in free.items() if _holds(words, phrases, is_whole=is_whole)),
                    None,
                )
                free.pop(matching[field] or "", None)
    return matching


def _holds(words: str, phrases: Sequence[str], *, is_whole: bool) -> bool:
    if is_whole:
        return words.strip() in phrases
    return any(f" {phrase} " in words for phrase in phrases)
