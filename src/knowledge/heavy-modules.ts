/**
 * Packages that need more than the least memory for their work, or to be loaded at all: data frames and models, pictures
 * and films, documents, browsers, compilers (documentation and package sizes of each, read November 2026).
 */
const packages: ReadonlySet<string> = new Set(
  `pandas numpy scipy sklearn xgboost lightgbm torch tensorflow keras transformers onnxruntime spacy nltk polars pyarrow
  awswrangler cv2 PIL skimage matplotlib moviepy ffmpeg pdfplumber fitz PyPDF2 pypdf weasyprint reportlab openpyxl lxml
  selenium playwright pyppeteer geopandas rasterio
  sharp jimp canvas gm puppeteer puppeteer-core playwright-core @sparticuz/chromium chrome-aws-lambda fluent-ffmpeg
  pdfkit pdf-lib pdfmake exceljs xlsx archiver jszip @tensorflow/tfjs @tensorflow/tfjs-node onnxruntime-node
  @xenova/transformers typescript esbuild webpack`.split(/\s+/),
);

/** Whether a module is, or is part of, a package that wants memory. */
export function needsMemory(module: string): boolean {
  const [first = '', second = ''] = module.split('/');
  return packages.has(first.startsWith('@') ? `${first}/${second}` : (first.split('.')[0] ?? ''));
}
